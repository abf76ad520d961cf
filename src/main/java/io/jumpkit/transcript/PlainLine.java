// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.transcript.Rule.Span;

/**
 * A line as it reads, without its escape codes, and the way back to where each character stood.
 *
 * @param places the index of each plain character in the line; null when nothing was taken out
 */
record PlainLine(String text, int[] places) {
    private static final char ESC = '\u001b';

    static PlainLine of(String line) {
        if (line.indexOf(ESC) < 0) {
            return new PlainLine(line, null);
        }
        StringBuilder plain = new StringBuilder(line.length());
        int[] places = new int[line.length()];
        int at = 0;
        while (at < line.length()) {
            if (line.charAt(at) == ESC) {
                at = afterEscape(line, at);
            } else {
                places[plain.length()] = at;
                plain.append(line.charAt(at++));
            }
        }
        return new PlainLine(plain.toString(), places);
    }

    /** The index behind the escape code that begins there. */
    static int afterEscape(CharSequence line, int at) {
        int next = at + 1;
        if (next >= line.length() || line.charAt(next) != '[') {
            return Math.min(line.length(), next + 1);
        }
        next++;
        while (next < line.length() && line.charAt(next) >= 0x20 && line.charAt(next) < 0x40) {
            next++;
        }
        return Math.min(line.length(), next + 1);
    }

    /** The escape codes alone of a part of a line: what must stay when its text goes, or a colour would never end. */
    static String escapes(String part) {
        StringBuilder out = new StringBuilder();
        int at = part.indexOf(ESC);
        while (at >= 0) {
            int end = afterEscape(part, at);
            out.append(part, at, end);
            at = part.indexOf(ESC, end);
        }
        return out.toString();
    }

    boolean changed() {
        return places != null;
    }

    /** A span of the plain text as one of the line. */
    Span back(Span span) {
        return places == null
                ? span
                : new Span(
                        places[span.from()],
                        places[span.to() - 1] + 1,
                        places[span.start()],
                        places[span.end() - 1] + 1,
                        span.rule());
    }
}
