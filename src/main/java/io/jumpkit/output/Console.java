// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

import java.util.List;

/**
 * Where a running command speaks before it has its result, and asks. The shell's is the terminal, a pipe's is standard
 * output and error, a test's is a list.
 */
public interface Console {

    /** Prints a line of data at once (standard output); for commands that stream. */
    void print(Line line);

    /** Prints a line of data that may hold somebody's secret: the record of the session gets the other line. */
    default void printUnrecorded(Line line, Line recorded) {
        print(line);
    }

    /** Tells the operator something that is not data (standard error in a pipe). */
    void say(Line line);

    /**
     * Replaces the live region under the last printed line: a table that regroups, a line of progress. Shown on a
     * terminal only; {@code List.of()} takes it away. Cheap to call: drawn at most every 100 ms.
     */
    void live(List<Line> lines);

    /**
     * Asks the operator and returns what was typed, without the line break. Type-ahead is discarded first.
     *
     * @throws io.jumpkit.error.UserError usage, naming {@link Question#flag()}, when nobody can be asked
     * @throws java.util.concurrent.CancellationException when the operator pressed Ctrl-C or Ctrl-D
     */
    String ask(Question question);

    /** Whether {@link #ask} can reach anybody. */
    boolean canAsk();

    /** Columns of the screen; {@link Integer#MAX_VALUE} in a pipe. */
    int width();

    /** Whether data is wanted as JSON: a command that streams prints one object a line then. */
    default boolean wantsJson() {
        return false;
    }
}
