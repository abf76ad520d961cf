// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.hostkey;

import io.jumpkit.ssh.config.NamePatterns;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The first field of a known_hosts line: which hosts it speaks of. */
sealed interface HostPatterns {

    /** Whether the line speaks of this host; the name comes with its port in brackets where that is not 22. */
    boolean matches(String host);

    /** Reads the field. */
    static HostPatterns parse(String field) {
        return field.startsWith("|") ? Hashed.parse(field) : new Plain(List.of(field.split(",")));
    }

    /** Names and wildcards; one that is negated rules the host out whatever the others say. */
    record Plain(List<String> patterns) implements HostPatterns {
        @Override
        public boolean matches(String host) {
            return NamePatterns.match(patterns, host.toLowerCase(Locale.ROOT));
        }
    }

    /** One name, hashed with a salt of its own. */
    record Hashed(byte[] salt, byte[] hash) implements HostPatterns {

        static HostPatterns parse(String field) {
            String[] parts = field.split("\\|");
            if (parts.length != 4 || !parts[1].equals("1")) {
                return new Plain(List.of());
            }
            try {
                return new Hashed(
                        Base64.getDecoder().decode(parts[2]),
                        Base64.getDecoder().decode(parts[3]));
            } catch (IllegalArgumentException e) {
                return new Plain(List.of());
            }
        }

        /** The field for a name. */
        static String of(String host, byte[] salt) {
            Base64.Encoder encoder = Base64.getEncoder();
            return "|1|" + encoder.encodeToString(salt) + "|" + encoder.encodeToString(digest(salt, host));
        }

        @Override
        public boolean matches(String host) {
            return MessageDigest.isEqual(hash, digest(salt, host.toLowerCase(Locale.ROOT)));
        }

        private static byte[] digest(byte[] salt, String host) {
            try {
                Mac mac = Mac.getInstance("HmacSHA1");
                mac.init(new SecretKeySpec(salt, "HmacSHA1"));
                return mac.doFinal(host.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
