// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

/** The sign in front of a sentence: how much it matters. Shown as a character and, with colour, in its style. */
public enum Mark {
    GOOD("✓", "ok", Style.GOOD),
    WARN("▲", "!", Style.WARN),
    BAD("✗", "x", Style.BAD),
    NONE("", "", Style.PLAIN);

    private final String sign;
    private final String ascii;
    private final Style style;

    Mark(String sign, String ascii, Style style) {
        this.sign = sign;
        this.ascii = ascii;
        this.style = style;
    }

    /** The sign; where the terminal cannot show it, {@link TextRenderer} writes {@link #ascii()}. */
    public String sign() {
        return sign;
    }

    /** The sign on a screen without UTF-8. */
    public String ascii() {
        return ascii;
    }

    /** The style that repeats what the sign says. */
    public Style style() {
        return style;
    }
}
