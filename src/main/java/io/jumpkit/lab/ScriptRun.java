// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A script of the lab while it runs. The scripts bound their own waiting; the limit here is for a machine that hangs. */
final class ScriptRun {
    /** Longer than an image takes over a slow network. */
    private static final Duration LIMIT = Duration.ofMinutes(20);

    /** What a script needs to tidy up once it is told to stop. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final String verb;
    private final Process process;
    private final BlockingQueue<Optional<String>> output = new LinkedBlockingQueue<>();
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());

    private ScriptRun(String verb, Process process) {
        this.verb = verb;
        this.process = process;
    }

    static ScriptRun start(List<String> argv, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(argv);
        builder.environment().clear();
        builder.environment().putAll(environment);
        // A script that sudo runs as root takes no signal from us; it ends when we close its standard input. The
        // terminal stays the operator's, and sudo asks for its password there.
        builder.environment().put("JUMPKIT_LAB_LEASH", "stdin");
        try {
            return new ScriptRun(argv.get(3), builder.start());
        } catch (IOException e) {
            throw UserError.usage("cannot run the lab's scripts: " + e.getMessage(), "the lab needs Linux and bash")
                    .causedBy(e);
        }
    }

    /**
     * Hands over its lines until it ends.
     *
     * @throws UserError in its own words, when it fails
     */
    void follow(Consumer<String> lines, Cancellation cancellation) throws InterruptedException {
        Thread out = read(
                process.inputReader(StandardCharsets.UTF_8),
                line -> output.add(Optional.of(line)),
                () -> output.add(Optional.empty()));
        Thread err = read(process.errorReader(StandardCharsets.UTF_8), errors::add, () -> {});
        Cancellation.Registration registration = cancellation.onCancel(this::stop);
        try {
            Deadline deadline = Deadline.in(LIMIT);
            for (Optional<String> line = next(deadline); line.isPresent(); line = next(deadline)) {
                lines.accept(line.get());
            }
        } catch (InterruptedException | RuntimeException e) {
            stop();
            throw e;
        } finally {
            registration.close();
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        }
        out.join();
        err.join();
        if (cancellation.isCancelled()) {
            throw UserError.of(
                    ExitCode.INTERRUPTED, "lab " + verb + " was stopped on its way", "lab status  ·  lab up");
        }
        if (process.exitValue() != 0) {
            throw Complaint.parse(errors).asError(verb, process.exitValue());
        }
    }

    private Optional<String> next(Deadline deadline) throws InterruptedException {
        Optional<String> line = output.poll(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw UserError.of(ExitCode.TIMED_OUT, "lab " + verb + " took longer than " + LIMIT, "lab status");
        }
        return line;
    }

    /** Ends it kindly; not through {@link Process#destroy}, which would close the streams that are being read. */
    private void stop() {
        process.toHandle().destroy();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Thread read(BufferedReader stream, Consumer<String> consumer, Runnable atEnd) {
        Runnable reading = () -> {
            try {
                pump(stream, consumer);
            } finally {
                atEnd.run();
            }
        };
        Thread reader = new Thread(reading, "lab " + verb);
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    private void pump(BufferedReader stream, Consumer<String> consumer) {
        try (stream) {
            for (String line = stream.readLine(); line != null; line = stream.readLine()) {
                consumer.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
