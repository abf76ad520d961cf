// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

import java.util.List;

/** How rows look as text. */
public sealed interface View permits Table, View.Lines {

    /**
     * Text whose layout the command knows best, such as a matrix or folded output.
     *
     * @param tellsUnanswered whether it says itself who did not answer
     */
    record Lines(List<Line> lines, boolean tellsUnanswered) implements View {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** A view of ready lines. */
    static View lines(List<Line> lines) {
        return new Lines(lines, false);
    }

    /** A view of ready lines that say themselves who did not answer. */
    static View complete(List<Line> lines) {
        return new Lines(lines, true);
    }
}
