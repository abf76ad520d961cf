// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.transcript.Recorder.Setup;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The folder of one recorded session. */
record Transcript(Path folder) {
    static final String EVENTS = "events.jsonl";
    static final String CAST = "session.cast";
    static final String BLOBS = "blobs";

    private static final FileAttribute<?> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Makes a new folder {@code <utc>-<cluster>-<id>} for a session that begins now. */
    static Path create(Path sessions, Setup setup) throws IOException {
        Files.createDirectories(sessions, OWN);
        String begin = UtcTime.compact(setup.clock().instant()) + "-"
                + setup.cluster().orElse("none").replaceAll("[^A-Za-z0-9._-]", "_") + "-";
        while (true) {
            String id = Integer.toHexString(
                            0x10000 + ThreadLocalRandom.current().nextInt(0x10000))
                    .substring(1);
            try {
                return Files.createDirectory(sessions.resolve(begin + id), OWN);
            } catch (FileAlreadyExistsException taken) {
                // Another session of this very second drew the same number.
                continue;
            }
        }
    }

    Path events() {
        return folder.resolve(EVENTS);
    }

    Path cast() {
        return folder.resolve(CAST);
    }

    Path blob(String sha256) {
        return folder.resolve(BLOBS).resolve(sha256);
    }

    /** The folder's name. */
    String name() {
        return folder.getFileName().toString();
    }

    /** The last part of the name, short enough to type. */
    String id() {
        return name().substring(name().lastIndexOf('-') + 1);
    }

    /** Whether this very process is recording it. */
    boolean isRecordedHere() {
        try (TranscriptLines lines = new TranscriptLines(events())) {
            byte[] first = lines.next();
            Optional<Long> pid =
                    first == null ? Optional.empty() : Event.parse(first).flatMap(start -> start.number("pid"));
            return pid.equals(Optional.of(ProcessHandle.current().pid()))
                    && Summary.of(this)
                            .filter(s -> s.ended().equals(Summary.RECORDING))
                            .isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
