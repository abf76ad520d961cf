// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;

/**
 * The SHA-256 of a file that grows. The first bytes are kept until there are enough, or somebody asks: the first digest
 * loads Java's security providers, which takes 15 ms that the first prompt need not wait for.
 */
final class RunningSum {
    private static final int ENOUGH_BYTES = 16 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private MessageDigest digest;
    private long bytes;

    /** Adds what was written. */
    void add(byte[] written) {
        bytes += written.length;
        kept.writeBytes(written);
        if (kept.size() >= ENOUGH_BYTES) {
            digest();
        }
    }

    /** How many bytes were added. */
    long bytes() {
        return bytes;
    }

    /** The SHA-256 of all that was added, in hex; more may be added then. */
    String sha256() {
        try {
            return Sha256.hex((MessageDigest) digest().clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java's SHA-256 can be cloned", e);
        }
    }

    private MessageDigest digest() {
        digest = digest == null ? Sha256.digest() : digest;
        digest.update(kept.toByteArray());
        kept.reset();
        return digest;
    }
}
