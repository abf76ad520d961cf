// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

/** Takes the escape codes and carriage returns out of what was shown, chunk by chunk, so that it can be searched and read. */
final class PlainText {
    private static final char ESC = '\u001b';
    private final StringBuilder held = new StringBuilder();

    /** The plain text of a chunk; an escape code that is not complete yet is held back. */
    String feed(String chunk) {
        if (held.length() == 0 && chunk.indexOf(ESC) < 0 && chunk.indexOf('\r') < 0) {
            return chunk;
        }
        held.append(chunk);
        StringBuilder out = new StringBuilder(held.length());
        int at = 0;
        while (at < held.length()) {
            char c = held.charAt(at);
            if (c != ESC) {
                at++;
                if (c != '\r') {
                    out.append(c);
                }
            } else if (complete(at)) {
                at = PlainLine.afterEscape(held, at);
            } else {
                break;
            }
        }
        held.delete(0, at);
        return out.toString();
    }

    private boolean complete(int at) {
        if (at + 1 >= held.length()) {
            return false;
        }
        int end = PlainLine.afterEscape(held, at);
        char last = held.charAt(end - 1);
        // A control sequence ends in a letter or one of @[\]^_`{|}~; anything so long is none.
        return held.charAt(at + 1) != '[' || (end - at > 2 && last >= 0x40) || held.length() - at > 64;
    }
}
