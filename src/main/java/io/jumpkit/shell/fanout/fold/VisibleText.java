// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout.fold;

/** Remote text that cannot move the cursor, change the colours or retitle the window: control characters are shown. */
public final class VisibleText {
    private VisibleText() {}

    /** A text with its control characters spelled out; line breaks stay, tabs stay, a carriage return before a line break goes. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\t') {
                out.append(c);
            } else if (c == '\r') {
                boolean beforeBreak = i + 1 < text.length() && text.charAt(i + 1) == '\n';
                out.append(beforeBreak ? "" : "^M");
            } else if (c < ' ') {
                out.append('^').append((char) (c + '@'));
            } else if (c == 0x7f) {
                out.append("^?");
            } else if (hides(c)) {
                out.append(String.format("<U+%04X>", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** C1 controls, which terminals obey like escape sequences, and marks that reorder or hide what stands beside them. */
    private static boolean hides(char c) {
        return (c >= 0x80 && c <= 0x9f)
                || (c >= 0x200b && c <= 0x200f)
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x2069)
                || c == 0xfeff;
    }
}
