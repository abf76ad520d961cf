// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.session.Directories;
import io.jumpkit.session.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes a session down while it happens. Thread-safe; secrets are masked on the way.
 *
 * <p>Kinds of events, and the fields that readers look for:
 *
 * <ul>
 *   <li>{@code command}: {@code line} or {@code argv}, {@code effect}; from here to its {@code result} what is given to
 *       {@link #output} is kept as that command's output
 *   <li>{@code result}: {@code exit}, {@code duration_ms}; the recorder adds {@code output} or {@code output_ref}
 *   <li>{@code note}: {@code text}; {@code connect}: {@code node}, {@code state}
 *   <li>{@code intent answer guard verify choice approve finding pause}: whatever the caller knows
 *   <li>{@code start end redaction resize}: written by the recorder itself
 * </ul>
 */
public interface Recorder extends Events, AutoCloseable {
    /** Records nothing. */
    Recorder OFF = new NoRecorder(Redactor.STANDARD);

    /** Records nothing, and knows further secrets: regular expressions as in {@link Setup}. */
    static Recorder off(List<String> patterns) {
        return new NoRecorder(Redactor.with(patterns));
    }

    /**
     * Starts a transcript in the state directory.
     *
     * @throws io.jumpkit.error.UserError refused, when recording is required and cannot be; when it is not required the
     *     warning is given and nothing is recorded
     */
    static Recorder open(Directories directories, Setup setup) {
        return FileRecorder.open(directories.state().resolve("sessions"), setup, FileRecorder.REAL);
    }

    /** What was shown just now, escape codes included: the prompt, the accepted line, lines of output. */
    void output(String rendered);

    /** What was shown for a moment and drawn over: kept for the replay, not as output of the command. */
    void live(String rendered);

    /** A place to jump to in the replay: {@code 08:31:04 etcd members}. */
    void marker(String label);

    /** The terminal changed its size. */
    void resize(int columns, int rows);

    /** The session is about to end in this exit code. */
    void exit(int status);

    /** The text with its secrets masked as the transcript would: for the history and for titles. */
    String masked(String text);

    /** The transcript's folder; empty when nothing is recorded, or no longer. */
    Optional<Path> path();

    /** SHA-256 of the last event so far, what {@code transcript seal} shows later; empty when nothing is recorded. */
    Optional<String> head();

    /** Writes the end. Does nothing the second time. */
    @Override
    void close();

    /**
     * What is recorded of the session itself.
     *
     * @param cluster the cluster it opens on, if any
     * @param argv how Jumpkit was called
     * @param terminal the screen; asked for as late as can be, as it takes a while to open
     * @param required whether nothing may run unrecorded
     * @param warning hears, once, in a sentence, that recording has stopped
     * @param patterns regular expressions of further secrets: the first group of each is masked, or all of the match
     */
    record Setup(
            Optional<String> cluster,
            List<String> argv,
            String user,
            String host,
            String version,
            Supplier<Terminal> terminal,
            Clock clock,
            boolean required,
            Consumer<String> warning,
            List<String> patterns) {

        public Setup {
            argv = List.copyOf(argv);
            patterns = List.copyOf(patterns);
        }

        /** A setup on this machine, not required, without patterns of its own. */
        public static Setup of(
                Optional<String> cluster, List<String> argv, String version, Supplier<Terminal> terminal, Clock clock) {
            String user = System.getProperty("user.name", "unknown");
            return new Setup(
                    cluster, argv, user, hostName(), version, terminal, clock, false, FileRecorder.UNHEARD, List.of());
        }

        /** The same telling somebody when recording stops. */
        public Setup warning(Consumer<String> hears) {
            return new Setup(cluster, argv, user, host, version, terminal, clock, required, hears, patterns);
        }

        /** The same refusing to run anything unrecorded. */
        public Setup required(boolean must) {
            return new Setup(cluster, argv, user, host, version, terminal, clock, must, warning, patterns);
        }

        /** The same masking more. */
        public Setup patterns(List<String> more) {
            return new Setup(cluster, argv, user, host, version, terminal, clock, required, warning, more);
        }

        /** The kernel's name for this machine: asking a resolver could hang. */
        static String hostName() {
            try {
                return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            } catch (IOException e) {
                return System.getenv().getOrDefault("HOSTNAME", "unknown");
            }
        }
    }

    /**
     * The screen a session is shown on.
     *
     * @param type as in {@code TERM}; empty when unknown
     */
    record Terminal(int columns, int rows, String type) {
        /** What is assumed where there is no terminal. */
        public static final Terminal NONE = new Terminal(80, 24, "");
    }

    /** The recorder of sessions that are not recorded. */
    final class NoRecorder implements Recorder {
        private final Redactor redactor;

        private NoRecorder(Redactor redactor) {
            this.redactor = redactor;
        }

        @Override
        public void event(String kind, Map<String, ?> fields) {}

        @Override
        public void sync() {}

        @Override
        public void output(String rendered) {}

        @Override
        public void live(String rendered) {}

        @Override
        public void marker(String label) {}

        @Override
        public void resize(int columns, int rows) {}

        @Override
        public void exit(int status) {}

        @Override
        public String masked(String text) {
            return redactor.mask(text).text();
        }

        @Override
        public Optional<Path> path() {
            return Optional.empty();
        }

        @Override
        public Optional<String> head() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
