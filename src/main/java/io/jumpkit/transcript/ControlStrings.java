// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

/**
 * Takes out of a stream what talks to the terminal behind the reader's back: window titles, the working directory,
 * hyperlinks, the clipboard, files (OSC 0/2/7/8/52/1337), and every other OSC, DCS, APC, PM and SOS string. What a link
 * is written on stays. Colours and cursor moves are not its business.
 */
final class ControlStrings {
    private static final char ESC = '\u001b';
    private static final char BEL = '\u0007';
    private static final char CAN = '\u0018';
    private static final char SUB = '\u001a';

    private enum State {
        TEXT,
        ESCAPE,
        STRING,
        ESCAPE_IN_STRING
    }

    private State state = State.TEXT;

    /** The text without them; a beginning at the end of the chunk is held back. */
    String feed(String chunk) {
        if (state == State.TEXT && !mayHold(chunk)) {
            return chunk;
        }
        StringBuilder out = new StringBuilder(chunk.length());
        for (int i = 0; i < chunk.length(); i++) {
            take(chunk.charAt(i), out);
        }
        return out.toString();
    }

    /** What was held back and turned out to be nothing. A string that is still open stays open. */
    String flush() {
        if (state != State.ESCAPE) {
            return "";
        }
        state = State.TEXT;
        return String.valueOf(ESC);
    }

    private static boolean mayHold(String chunk) {
        for (int i = 0; i < chunk.length(); i++) {
            char c = chunk.charAt(i);
            if (c == ESC || (c >= 0x80 && c < 0xa0)) {
                return true;
            }
        }
        return false;
    }

    private void take(char c, StringBuilder out) {
        switch (state) {
            case TEXT -> text(c, out);
            case ESCAPE -> escape(c, out);
            case STRING -> string(c, out);
            case ESCAPE_IN_STRING -> {
                state = State.TEXT;
                if (c != '\\') {
                    escape(c, out);
                }
            }
        }
    }

    private void text(char c, StringBuilder out) {
        if (c == ESC) {
            state = State.ESCAPE;
        } else if (c == 0x90 || c == 0x98 || (c >= 0x9d && c <= 0x9f)) {
            state = State.STRING;
        } else {
            out.append(c);
        }
    }

    private void escape(char c, StringBuilder out) {
        if ("]P_^X".indexOf(c) >= 0) {
            state = State.STRING;
        } else if (c == ESC) {
            out.append(ESC);
            state = State.ESCAPE;
        } else {
            out.append(ESC).append(c);
            state = State.TEXT;
        }
    }

    /** A line break ends it as well: a string left open must not swallow the rest of the session. */
    private void string(char c, StringBuilder out) {
        if (c == ESC) {
            state = State.ESCAPE_IN_STRING;
        } else if (c == BEL || c == 0x9c || c == CAN || c == SUB) {
            state = State.TEXT;
        } else if (c == '\n') {
            out.append(c);
            state = State.TEXT;
        }
    }
}
