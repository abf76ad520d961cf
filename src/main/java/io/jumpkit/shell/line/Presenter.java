// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.JsonRenderer;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.TextRenderer;
import java.util.ArrayList;
import java.util.List;

/** Shows results and errors on a display: as text with remarks beside it, or as one JSON object. */
public final class Presenter {
    private static final String NEXT = "  next: ";

    private final Display display;
    private final boolean verbose;

    /**
     * A presenter.
     *
     * @param verbose whether causes are told too
     */
    public Presenter(Display display, boolean verbose) {
        this.display = display;
        this.verbose = verbose;
    }

    /** Shows a result. */
    public void show(JsonRenderer.Head head, Result result, boolean json) {
        if (json) {
            display.print(Line.of(JsonRenderer.render(head, result)));
            return;
        }
        TextRenderer renderer = new TextRenderer(display.screen());
        display.printAll(renderer.data(result));
        renderer.remarks(result).forEach(display::say);
    }

    /** Shows what the operator can mend. */
    public void show(JsonRenderer.Head head, UserError error, boolean json) {
        if (json) {
            display.print(Line.of(JsonRenderer.error(head, error)));
            return;
        }
        lines(error).forEach(display::say);
        for (Throwable cause = error.getCause(); verbose && cause != null; cause = cause.getCause()) {
            display.say(Line.of(Style.DIM, "  because: " + cause));
        }
    }

    /** An error as it stands on the screen: what failed, then what to type. */
    public static List<Line> lines(UserError error) {
        boolean refused = error.exit() == ExitCode.REFUSED && !error.what().startsWith("refused");
        List<String> what =
                ((refused ? "refused: " : "") + error.what()).lines().toList();
        List<String> hints = error.hint().lines().toList();
        List<Line> lines = new ArrayList<>();
        // Each line for itself: a quoted line of a file and the marks below it must not be wrapped into the sentence.
        for (int i = 0; i < what.size(); i++) {
            lines.add(i == 0 ? Line.of(Style.BAD, "✗ ").plus(what.get(i)) : Line.of(what.get(i)));
        }
        for (int i = 0; i < hints.size(); i++) {
            lines.add(Line.of(Style.DIM, i == 0 ? NEXT : " ".repeat(NEXT.length()))
                    .plus(Style.NEXT, hints.get(i)));
        }
        return lines;
    }
}
