// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.road;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and keys in PEM, as the tools around etcd write them: a key as PKCS#8, as PKCS#1 (RSA) or as SEC 1
 * (elliptic curves); the JDK reads the first only, so the others are wrapped. Pure.
 */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.DOTALL);

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int CURVE = 0xa0;

    /** AlgorithmIdentifier of RSA: its object identifier and NULL (RFC 8017, appendix A). */
    private static final byte[] RSA = {6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0};

    /** The object identifier of keys on elliptic curves (RFC 5480). */
    private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    private Pem() {}

    /** All certificates of a text, in order. */
    static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes)).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** The first private key of a text. */
    static PrivateKey privateKey(String text) throws GeneralSecurityException {
        Matcher m = BLOCK.matcher(text);
        while (m.find()) {
            Optional<PrivateKey> key = privateKey(m.group(1), m.group(2));
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new GeneralSecurityException("no private key in it");
    }

    private static Optional<PrivateKey> privateKey(String kind, String body) throws GeneralSecurityException {
        if (kind.equals("ENCRYPTED PRIVATE KEY") || body.contains("ENCRYPTED")) {
            throw new GeneralSecurityException("the key is encrypted");
        }
        return switch (kind) {
            case "PRIVATE KEY" -> Optional.of(pkcs8(decoded(body)));
            case "RSA PRIVATE KEY" -> Optional.of(pkcs8(wrapped(RSA, decoded(body))));
            case "EC PRIVATE KEY" -> Optional.of(pkcs8(wrapped(join(EC, curve(decoded(body))), decoded(body))));
            default -> Optional.empty();
        };
    }

    private static byte[] decoded(String body) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the key is no base64", e);
        }
    }

    private static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(der);
        GeneralSecurityException last = null;
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw last;
    }

    /** PrivateKeyInfo of RFC 5208 around a key of its algorithm's own format. */
    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        byte[] version = tagged(INTEGER, new byte[] {0});
        return tagged(SEQUENCE, join(join(version, tagged(SEQUENCE, algorithm)), tagged(OCTETS, key)));
    }

    /** The curve's identifier, which RFC 5915 keeps in field [0] after version and key. */
    private static byte[] curve(byte[] der) throws GeneralSecurityException {
        try {
            int at = content(der, 0);
            while (at < der.length) {
                int from = content(der, at);
                int to = from + length(der, at);
                if ((der[at] & 0xff) == CURVE) {
                    return java.util.Arrays.copyOfRange(der, from, to);
                }
                at = to;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new GeneralSecurityException("the key is cut short", e);
        }
        throw new GeneralSecurityException("the key does not name its curve");
    }

    /** Where the contents of the element at this place begin. */
    private static int content(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = length << 8 | der[at + 2 + i] & 0xff;
        }
        return length;
    }

    private static byte[] tagged(int tag, byte[] content) {
        int n = content.length;
        byte[] head = n < 0x80
                ? new byte[] {(byte) tag, (byte) n}
                : n < 0x100
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) n}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (n >> 8), (byte) n};
        return join(head, content);
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
