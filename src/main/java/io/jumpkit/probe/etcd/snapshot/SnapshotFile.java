// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a snapshot file is worth: etcd appends the SHA-256 of the database to it, and database pages come in multiples of
 * 512 bytes, so a file with a hash has 32 bytes over.
 *
 * @param state whether the hash is there and right
 * @param sha256 the hash of the database in the file, in hex; empty when there is nothing to hash
 */
record SnapshotFile(Path file, long sizeBytes, State state, String sha256) {
    private static final int SECTOR = 512;
    private static final int HASH_BYTES = 32;
    private static final int BUFFER = 1 << 16;

    /** What the hash says. */
    enum State {
        /** The file is what the server sent. */
        GOOD,
        /** The file was changed or cut short. */
        BROKEN,
        /** A copy of a member's {@code snap/db}: nothing can be said, and a restore needs {@code --skip-hash-check}. */
        NO_HASH
    }

    /** Reads all of a file and compares. */
    static SnapshotFile read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > 0 && size % SECTOR == 0) {
            return new SnapshotFile(file, size, State.NO_HASH, hash(file, size, new byte[0]));
        }
        if (size <= HASH_BYTES || size % SECTOR != HASH_BYTES) {
            return new SnapshotFile(file, size, State.BROKEN, "");
        }
        byte[] stored = new byte[HASH_BYTES];
        String computed = hash(file, size - HASH_BYTES, stored);
        boolean same = HexFormat.of().formatHex(stored).equals(computed);
        return new SnapshotFile(file, size, same ? State.GOOD : State.BROKEN, computed);
    }

    /** What etcd puts behind a database that it sends: the bytes of its hash. */
    byte[] seal() {
        return HexFormat.of().parseHex(sha256);
    }

    /** The hash of the first bytes, in hex; what follows them is read into {@code rest}. */
    private static String hash(Path file, long bytes, byte[] rest) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long left = bytes;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return "";
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
            byte[] tail = in.readNBytes(rest.length);
            System.arraycopy(tail, 0, rest, 0, tail.length);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
