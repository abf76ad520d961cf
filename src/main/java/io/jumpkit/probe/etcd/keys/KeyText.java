// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.keys;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Keys and values as text: what is UTF-8 as it is, with control characters made visible; anything else in hex. Pure. */
final class KeyText {
    /** Of a longer value only the beginning is shown. */
    static final int MAX_VALUE_BYTES = 4096;

    private KeyText() {}

    /** A key. */
    static String of(ByteString bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            StringBuilder out = new StringBuilder();
            text.codePoints().forEach(c -> {
                if (Character.isISOControl(c)) {
                    out.append(String.format("\\x%02x", c));
                } else {
                    out.appendCodePoint(c);
                }
            });
            return out.toString();
        } catch (CharacterCodingException e) {
            return "0x" + HexFormat.of().formatHex(bytes.toByteArray());
        }
    }

    /** A value, cut where it is long. */
    static String value(ByteString bytes) {
        return bytes.size() <= MAX_VALUE_BYTES
                ? of(bytes)
                : of(bytes.substring(0, MAX_VALUE_BYTES)) + " … (" + bytes.size() + " bytes)";
    }
}
