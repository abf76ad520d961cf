// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.transport.CommandLine;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Ended;
import io.jumpkit.ssh.transport.Running;
import io.jumpkit.ssh.transport.Sink;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One command on one connection, from the opening of its channel to its end or its killing.
 *
 * <p>How this works: what happens on the connection's reader thread (output, marks, sudo's prompt, the end) only leaves a
 * word in a queue; the thread that called {@link #run} reads the queue and acts, so that the reader never waits.
 */
public final class Execution {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final RemoteCommand command;
    private final Feeding.Moved moved;
    private final Passwords passwords;
    private final Runnable onFirstByte;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Integer> leaders = new CopyOnWriteArrayList<>();
    private final Marks marks = Marks.fresh();
    private final CappedOutput stdout;
    private final CappedOutput stderr;
    private volatile long startNanos;
    private volatile long firstByteNanos;
    private Sudo sudo;
    private String remark = "";

    private enum Event {
        ENDED,
        STOPPED,
        PROMPTED,
        STARTED_AS_ROOT
    }

    /** What came of it. */
    public record Done(
            Outcome outcome,
            Ended end,
            io.jumpkit.ssh.Output stdout,
            io.jumpkit.ssh.Output stderr,
            String detail,
            Remains remains,
            Optional<Duration> firstByte) {

        /** The exit code, when there is one. */
        public OptionalInt exit() {
            return end.exit();
        }
    }

    /**
     * An execution that is about to start.
     *
     * @param spools makes the file for a stream ("out" or "err") that is more than the cap
     * @param onFirstByte told when the command first says something; must return at once
     * @param moved told how much of the input was taken
     */
    public Execution(
            RemoteCommand command,
            Passwords passwords,
            Function<String, CappedOutput.NewSpool> spools,
            Runnable onFirstByte,
            Feeding.Moved moved) {
        this.moved = moved;
        this.command = command;
        this.passwords = passwords;
        this.onFirstByte = onFirstByte;
        this.sudo = new Sudo(command.sudo(), Optional.empty());
        this.stdout = new CappedOutput(command.capBytes(), spools.apply("out"));
        this.stderr = new CappedOutput(command.capBytes(), spools.apply("err"));
    }

    /** Calls it off, from any thread. */
    public void stop() {
        events.add(Event.STOPPED);
    }

    /**
     * Runs it to its end, its deadline or its being called off.
     *
     * @throws Unreached when no channel was given: it has not started then
     */
    public Done run(Connection connection, Deadline channelDeadline) throws Unreached {
        MarkFilter out = new MarkFilter(
                command.sudo() ? List.of(marks.shell(), marks.root()) : List.of(marks.shell()),
                this::marked,
                this::heard);
        PromptFilter err = new PromptFilter(marks.prompt(), () -> events.add(Event.PROMPTED), stderr);
        Sink outSink = command.sudo() && command.tty()
                ? new PromptFilter(marks.prompt(), () -> events.add(Event.PROMPTED), out)
                : out;
        boolean emptyInput = command.stdin().isEmpty() && !command.tty();
        String text = ShellText.of(command, marks, emptyInput);
        startNanos = System.nanoTime();
        try (Running running = connection.start(
                new CommandLine(text, command.tty(), outSink, command.sudo() ? err : stderr), channelDeadline)) {
            running.ended().thenRun(() -> events.add(Event.ENDED));
            if (!command.sudo()) {
                feed(running);
            }
            Done done = attend(running, connection);
            out.end();
            err.end();
            return new Done(
                    done.outcome(),
                    done.end(),
                    stdout.output(),
                    stderr.output(),
                    done.detail(),
                    done.remains(),
                    firstByte());
        }
    }

    private Done attend(Running running, Connection connection) {
        Deadline deadline = Deadline.in(command.timeout());
        while (true) {
            Event event = next(deadline);
            if (event == null || event == Event.STOPPED) {
                return endBy(event == null, running, connection);
            }
            switch (event) {
                case ENDED -> {
                    return ended(running.ended().join());
                }
                case PROMPTED -> {
                    answer(running);
                    deadline = Deadline.in(command.timeout());
                }
                case STARTED_AS_ROOT -> feed(running);
                case STOPPED -> throw new IllegalStateException("handled above");
            }
        }
    }

    private Event next(Deadline deadline) {
        try {
            return events.poll(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Event.STOPPED;
        }
    }

    private Done ended(Ended end) {
        if (end.cut()) {
            return done(Outcome.CUT, end, "the connection broke while the command ran", Remains.MAYBE_RUNNING);
        }
        if (end.signal().isPresent()) {
            return done(Outcome.SIGNALLED, end, "signal " + end.signal().get(), Remains.NOTHING);
        }
        return done(Outcome.EXITED, end, remark, Remains.NOTHING);
    }

    private Done endBy(boolean timeout, Running running, Connection connection) {
        Remains remains = Killing.kill(connection, leaders, sudo);
        if (remains == Remains.KILLED) {
            running.ended()
                    .completeOnTimeout(Ended.CUT, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        String words = timeout ? "did not end within " + command.timeout().toMillis() / 1000.0 + " s" : "called off";
        return done(timeout ? Outcome.COMMAND_TIMEOUT : Outcome.CANCELLED, Ended.CUT, words, remains);
    }

    private static Done done(Outcome outcome, Ended end, String detail, Remains remains) {
        return new Done(
                outcome,
                end,
                io.jumpkit.ssh.Output.NONE,
                io.jumpkit.ssh.Output.NONE,
                detail,
                remains,
                Optional.empty());
    }

    private void marked(String mark, int processId) {
        leaders.add(processId);
        if (mark.equals(marks.root())) {
            events.add(Event.STARTED_AS_ROOT);
        }
    }

    private void heard(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return;
        }
        if (firstByteNanos == 0) {
            firstByteNanos = Math.max(1, System.nanoTime() - startNanos);
            onFirstByte.run();
        }
        stdout.accept(bytes, offset, length);
    }

    private Optional<Duration> firstByte() {
        return firstByteNanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(firstByteNanos));
    }

    private void answer(Running running) {
        sudo.password().ifPresent(passwords::refused);
        Optional<String> password = sudo.password().isPresent() ? Optional.empty() : passwords.get();
        try {
            if (password.isEmpty()) {
                remark = sudo.password().isPresent()
                        ? "sudo does not take the password"
                        : "sudo wants a password and was given none";
                running.stdin().close();
            } else {
                sudo = new Sudo(true, password);
                sudo.sendPassword(running);
            }
        } catch (IOException e) {
            remark = "sudo's password could not be sent: " + e.getMessage();
        }
    }

    private void feed(Running running) {
        command.stdin().ifPresent(file -> Feeding.start(file, running, moved));
    }
}
