// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Outputs too long for an event's line, in {@code blobs/}, named by their SHA-256. An output grows in memory first, then
 * in a file, so that memory stays bounded whatever a node sends.
 */
final class Blobs {
    /** What is longer goes to a file. */
    static final int INLINE_CHARS = 64 * 1024;

    private final Path folder;
    private final Sinks sinks;
    private int count;

    Blobs(Path folder, Sinks sinks) {
        this.folder = folder;
        this.sinks = sinks;
    }

    /** How files are opened; another way in tests of full disks. */
    interface Sinks {
        Sink open(Path path) throws IOException;
    }

    /** A new output. */
    Growing grow() {
        return new Growing();
    }

    /** An output that grows. */
    final class Growing {
        private final StringBuilder memory = new StringBuilder();
        private final MessageDigest digest = Sha256.digest();
        private Sink file;
        private Path part;
        private long bytes;

        void add(String text) throws IOException {
            memory.append(text);
            if (memory.length() > INLINE_CHARS) {
                spill();
            }
        }

        /** The fields that an event gets: {@code output}, or {@code output_ref}, or none for nothing. */
        Map<String, Object> finish() throws IOException {
            if (file == null) {
                return memory.length() == 0 ? Map.of() : Map.of("output", memory.toString());
            }
            spill();
            file.force();
            file.close();
            String sha256 = Sha256.hex(digest);
            Files.move(part, folder.resolve(sha256), StandardCopyOption.ATOMIC_MOVE);
            Map<String, Object> reference = new LinkedHashMap<>();
            reference.put("sha256", sha256);
            reference.put("bytes", bytes);
            return Map.of("output_ref", reference);
        }

        private void spill() throws IOException {
            if (file == null) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                part = folder.resolve("part-" + count++);
                file = sinks.open(part);
            }
            // Half of a pair stays for the next time, or both halves would be lost.
            int whole = memory.length();
            if (whole > 0 && Character.isHighSurrogate(memory.charAt(whole - 1))) {
                whole--;
            }
            byte[] encoded = memory.substring(0, whole).getBytes(StandardCharsets.UTF_8);
            file.write(encoded);
            digest.update(encoded);
            bytes += encoded.length;
            memory.delete(0, whole);
        }
    }
}
