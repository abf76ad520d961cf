// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.hostkey;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * One line of a known_hosts file.
 *
 * @param number counted from 1, as ssh and editors count
 */
record KnownHostsLine(Path file, int number, Marker marker, HostPatterns hosts, String type, byte[] key) {

    /** What the line says about its key. */
    enum Marker {
        NONE,
        CERT_AUTHORITY,
        REVOKED
    }

    /** Reads a line; empty for comments, blank lines and lines that OpenSSH would skip. */
    static Optional<KnownHostsLine> parse(Path file, int number, String text) {
        String line = text.strip();
        if (line.isEmpty() || line.startsWith("#")) {
            return Optional.empty();
        }
        Marker marker = Marker.NONE;
        if (line.startsWith("@")) {
            String[] parts = line.split("[ \\t]+", 2);
            marker = marker(parts[0]);
            if (marker == null || parts.length < 2) {
                return Optional.empty();
            }
            line = parts[1];
        }
        String[] fields = line.split("[ \\t]+", 4);
        if (fields.length < 3) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(fields[2]);
            return Optional.of(new KnownHostsLine(file, number, marker, HostPatterns.parse(fields[0]), fields[1], key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where it stands, as compilers say it. */
    String where() {
        return file + ":" + number;
    }

    private static Marker marker(String word) {
        return switch (word) {
            case "@cert-authority" -> Marker.CERT_AUTHORITY;
            case "@revoked" -> Marker.REVOKED;
            default -> null;
        };
    }
}
