// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

/** A sentence under the rows: a verdict, a warning, or a plain remark. */
public record Note(Mark mark, String text) {

    /** The note as a line: its sign, then its words. */
    public Line line() {
        return mark == Mark.NONE
                ? Line.of(text)
                : Line.of(mark.style(), mark.sign() + " ").plus(text);
    }
}
