// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.hostkey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A public key as people compare it. */
public final class Fingerprint {
    private Fingerprint() {}

    /** {@code SHA256:} and the hash in base 64 without padding, as {@code ssh-keygen -l} prints it. */
    public static String of(byte[] key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The type that a key blob names in its first field, such as {@code ssh-ed25519}. */
    public static String type(byte[] key) {
        ByteBuffer buffer = ByteBuffer.wrap(key);
        if (key.length < 4 || buffer.getInt() > key.length - 4) {
            return "unknown";
        }
        return new String(key, 4, ByteBuffer.wrap(key).getInt(), StandardCharsets.US_ASCII);
    }
}
