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
        Line what = Line.of(Style.BAD, "✗ ").plus((refused ? "refused: " : "") + error.what());
        List<Line> lines = new ArrayList<>(List.of(what));
        for (String hint : error.hint().lines().toList()) {
            lines.add(Line.of(Style.DIM, lines.size() == 1 ? NEXT : " ".repeat(NEXT.length()))
                    .plus(Style.NEXT, hint));
        }
        return lines;
    }
}
