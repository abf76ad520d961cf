// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.output.Console;
import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import java.util.List;

/** Shows the lab's steps as they end, and the one that is being waited for. */
final class ProgressView {
    private final Console console;

    ProgressView(Console console) {
        this.console = console;
    }

    void show(Progress said) {
        if (said instanceof Progress.Begun begun) {
            console.live(List.of(Line.of(Style.DIM, "… " + begun.step())));
        } else if (said instanceof Progress.Remark remark) {
            console.say(Line.of(Style.DIM, "  " + remark.text()));
        } else if (said instanceof Progress.Finished finished) {
            clear();
            console.say(Line.of(Style.GOOD, "✓ ").plus(finished.step().toString()));
        }
    }

    /** Nothing is being waited for. */
    void clear() {
        console.live(List.of());
    }
}
