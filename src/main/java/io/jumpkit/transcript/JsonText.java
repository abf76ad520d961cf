// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.json.Json;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Writes plain values as JSON without loading Jackson, which would cost every session's start a tenth of a second; other
 * values are left to {@link Json}.
 */
final class JsonText {
    private JsonText() {}

    /** One line of JSON. */
    static String of(Object value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    private static void append(StringBuilder out, Object value) {
        if (value == null || value instanceof Boolean || isNumber(value)) {
            out.append(value);
        } else if (value instanceof CharSequence text) {
            string(out, text);
        } else if (value instanceof Map<?, ?> map) {
            object(out, map);
        } else if (value instanceof List<?> list) {
            array(out, list);
        } else {
            out.append(Json.write(value));
        }
    }

    /** Whether Java writes it as JSON does. */
    private static boolean isNumber(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof Double d && Double.isFinite(d);
    }

    private static void object(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            string(out, entry.getKey().toString());
            out.append(':');
            append(out, entry.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private static void array(StringBuilder out, List<?> list) {
        out.append('[');
        String separator = "";
        for (Object value : list) {
            out.append(separator);
            append(out, value);
            separator = ",";
        }
        out.append(']');
    }

    /** A JSON string; half of a surrogate pair becomes the replacement character, which every player reads. */
    static void string(StringBuilder out, CharSequence text) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
                continue;
            }
            out.append(text, plain, i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                out.append(c).append(text.charAt(++i));
            } else {
                special(out, c);
            }
            plain = i + 1;
        }
        out.append(text, plain, text.length()).append('"');
    }

    private static void special(StringBuilder out, char c) {
        if (Character.isSurrogate(c)) {
            out.append('\ufffd');
        } else if (c > 0x9f) {
            out.append(c);
        } else {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
    }
}
