// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import io.jumpkit.output.Console;
import io.jumpkit.output.Line;
import io.jumpkit.output.Screen;
import io.jumpkit.transcript.Recorder;
import java.util.List;

/** A console that also says what its screen can show, so that results can be laid out for it. */
public interface Display extends Console {

    /** What standard output can show. */
    Screen screen();

    /** Gives everything shown from now on to the session's record as well. */
    void recordTo(Recorder recorder);

    /** Prints many lines of data at one go. */
    void printAll(List<Line> lines);
}
