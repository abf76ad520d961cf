// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.error.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one transcript is about.
 *
 * @param id the short name to type
 * @param ended {@code exit 0}, {@code recording}, {@code ended unexpectedly}, or {@code damaged}
 * @param bytes of all its files
 */
record Summary(
        String id,
        Instant began,
        long durationMs,
        String cluster,
        String user,
        int commands,
        String ended,
        long bytes,
        String path) {
    static final String RECORDING = "recording";
    static final String UNEXPECTED = "ended unexpectedly";

    /** Its last whole line, or what tells its end, is no event that Jumpkit wrote. */
    static final String DAMAGED = "damaged";

    private static final String COMMAND = "\"kind\":\"command\"";

    /** Reads what is needed of a transcript; empty when its folder holds no event. */
    static Optional<Summary> of(Transcript transcript) {
        try (TranscriptLines lines = new TranscriptLines(transcript.events())) {
            Reading reading = new Reading();
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                reading.take(line);
            }
            return reading.start == null ? Optional.empty() : Optional.of(reading.summary(transcript));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Duration duration() {
        return Duration.ofMillis(durationMs);
    }

    /** What is gathered on the way through the events; only those that matter are parsed. */
    private static final class Reading {
        private Event start;
        private Event last;
        private Event end;
        private int commands;
        private String cluster = "";
        private byte[] lastLine;
        private boolean damaged;

        void take(byte[] line) {
            // The kind stands behind number and times, which take no more than this.
            String head = new String(line, 0, Math.min(line.length, 128), StandardCharsets.UTF_8);
            if (start == null) {
                start = Event.parse(line).orElse(null);
                cluster = start == null ? "" : start.text("cluster");
            }
            if (head.contains(COMMAND)) {
                commands++;
                // A session may be opened without a cluster and take one in use later.
                cluster = cluster.isEmpty()
                        ? Event.parse(line).map(e -> e.text("cluster")).orElse("")
                        : cluster;
            } else if (head.contains("\"kind\":\"end\"")) {
                end = Event.parse(line).orElse(null);
                damaged = end == null;
            }
            lastLine = line;
        }

        Summary summary(Transcript transcript) throws IOException {
            last = Event.parse(lastLine).orElse(start);
            damaged |= last == start
                    && lastLine.length > 0
                    && lastLine[0] == '{'
                    && Event.parse(lastLine).isEmpty();
            Instant until = (end == null ? last : end).time();
            return new Summary(
                    transcript.id(),
                    start.time(),
                    Math.max(0, Duration.between(start.time(), until).toMillis()),
                    cluster,
                    start.text("actor"),
                    commands,
                    ended(),
                    bytes(transcript.folder()),
                    transcript.folder().toString());
        }

        private String ended() {
            if (damaged) {
                return DAMAGED;
            }
            if (end != null) {
                return end.number("exit").map(exit -> "exit " + exit).orElse("ended");
            }
            return isRunning(start) ? RECORDING : UNEXPECTED;
        }
    }

    /** Whether the process that records is alive: its number may have been given to another since, so its age counts. */
    private static boolean isRunning(Event start) {
        Optional<Instant> since = start.number("pid")
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant());
        try {
            Instant began = Instant.parse(start.text("pid_started"));
            return start.text("host").equals(Recorder.Setup.hostName())
                    && since.filter(at -> Duration.between(at, began).abs().toSeconds() <= 2)
                            .isPresent();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }

    /**
     * Refuses what must not be done while it is being recorded.
     *
     * @throws UserError refused
     */
    void requireEnded(String what) {
        if (ended.equals(RECORDING)) {
            throw UserError.refused(id + " is still being recorded; " + what, "leave that session first");
        }
    }
}
