// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.RemoteProcess;
import io.jumpkit.ssh.transport.BytePipe;
import io.jumpkit.ssh.transport.CommandLine;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Running;
import io.jumpkit.ssh.transport.Sink;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command that somebody talks to while it runs. */
public final class LiveCommand implements RemoteProcess {
    private static final int ERRORS_BYTES = 8 * 1024;
    private static final Duration MARK_PATIENCE = Duration.ofSeconds(1);

    private final Connection connection;
    private final Running running;
    private final BytePipe output;
    private final CappedOutput errors;
    private final List<Integer> leaders;
    private final CompletableFuture<Void> marked;
    private final CompletableFuture<Running> started;
    private final Passwords passwords;
    private final Runnable onClose;
    private volatile Sudo sudo;
    private boolean closed;

    /** Who starts it and hears of its end. */
    public record Surroundings(Passwords passwords, Executor executor, Runnable onClose) {}

    private LiveCommand(Connection connection, RemoteCommand command, Surroundings around, Deadline deadline)
            throws Unreached {
        this.connection = connection;
        this.output = new BytePipe();
        this.errors = new CappedOutput(ERRORS_BYTES, CappedOutput.NewSpool.NONE);
        this.leaders = new CopyOnWriteArrayList<>();
        this.marked = new CompletableFuture<>();
        this.started = new CompletableFuture<>();
        this.passwords = around.passwords();
        this.onClose = around.onClose();
        this.sudo = new Sudo(command.sudo(), Optional.empty());
        Marks marks = Marks.fresh();
        List<String> awaited = command.sudo() ? List.of(marks.shell(), marks.root()) : List.of(marks.shell());
        MarkFilter filter = new MarkFilter(awaited, (mark, pid) -> found(pid, awaited.size()), output);
        Runnable prompted = () -> around.executor().execute(this::answer);
        Sink stdout = command.sudo() ? new PromptFilter(marks.prompt(), prompted, filter) : filter;
        Sink stderr = command.sudo() ? new PromptFilter(marks.prompt(), prompted, errors) : errors;
        String text = ShellText.of(command, marks, false);
        this.running = connection.start(new CommandLine(text, command.tty(), stdout, stderr), deadline);
        started.complete(running);
        running.ended().thenRun(() -> {
            filter.end();
            output.end();
        });
    }

    /**
     * Starts a command.
     *
     * @throws Unreached when no channel was given
     */
    public static LiveCommand start(
            Connection connection, RemoteCommand command, Surroundings around, Deadline deadline) throws Unreached {
        return new LiveCommand(connection, command, around, deadline);
    }

    private void found(int pid, int expected) {
        leaders.add(pid);
        if (leaders.size() == expected) {
            marked.complete(null);
        }
    }

    private void answer() {
        Optional<String> password = sudo.password().isPresent() ? Optional.empty() : passwords.get();
        sudo.password().ifPresent(passwords::refused);
        try {
            if (password.isEmpty()) {
                started.join().stdin().close();
            } else {
                sudo = new Sudo(true, password);
                sudo.sendPassword(started.join());
            }
        } catch (IOException e) {
            started.join().close();
        }
    }

    @Override
    public OutputStream stdin() {
        return running.stdin();
    }

    @Override
    public InputStream stdout() {
        return output;
    }

    @Override
    public String errors() {
        return errors.output().text();
    }

    @Override
    public boolean alive() {
        return !running.ended().isDone();
    }

    /** By a clock of this thread's own: the one that futures share may be what called us. */
    private void awaitMarks() {
        try {
            marked.get(MARK_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // What is known of the process by now has to do.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (alive()) {
                awaitMarks();
                Killing.kill(connection, leaders, sudo);
            }
        } finally {
            running.close();
            output.end();
            onClose.run();
        }
    }
}
