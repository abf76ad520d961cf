// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

/** What a piece of text is, not how it looks: colour only ever repeats what the words say. */
public enum Style {
    PLAIN(""),
    GOOD("32"),
    WARN("33"),
    BAD("31"),
    STRONG("1"),
    DIM("2"),
    NODES("36"),
    NEXT("36");

    private final String sgr;

    Style(String sgr) {
        this.sgr = sgr;
    }

    /** The SGR parameters that show it on a terminal with colour; empty for plain text. */
    String sgr() {
        return sgr;
    }
}
