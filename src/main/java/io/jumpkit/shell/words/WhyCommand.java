// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import io.jumpkit.session.Session.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;

/** Everything known about the last thing that went wrong. */
@Command(name = "why", description = "Explain the last error, with its causes", footer = "why")
final class WhyCommand implements ReadCommand {
    /** Enough to find the place in the source. */
    private static final int FRAMES = 8;

    /** The error or one of its causes, outermost first. */
    record Row(String kind, String message) {}

    @Override
    public Class<Row> rows() {
        return Row.class;
    }

    @Override
    public Result run(Invocation in) {
        Optional<Failure> last = in.session().lastFailure();
        if (last.isEmpty()) {
            return Result.text("nothing has gone wrong in this session");
        }
        List<Row> rows = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Style.DIM, "typed    ").plus(last.get().line()));
        Throwable error = last.get().error();
        for (Throwable t : chain(error)) {
            Row row = new Row(t.getClass().getName(), String.valueOf(t.getMessage()));
            rows.add(row);
            lines.addAll(explain(row, t == error, t instanceof UserError));
        }
        if (error instanceof UserError user) {
            lines.add(Line.of(Style.DIM, "exit     ")
                    .plus(user.exit().number() + ", " + user.exit().meaning()));
            lines.add(Line.of(Style.DIM, "next     ").plus(Style.NEXT, user.hint()));
        } else {
            lines.add(Line.of(Style.DIM, "this is a bug of Jumpkit; from"));
            StackTraceElement[] frames = error.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                lines.add(Line.of("  " + frames[i]));
            }
        }
        return Result.of(rows, View.lines(lines));
    }

    private static List<Line> explain(Row row, boolean first, boolean sentence) {
        List<Line> lines = new ArrayList<>();
        String text = sentence ? row.message() : row.kind() + ": " + row.message();
        String label = first ? "error    " : "because  ";
        for (String part : text.lines().toList()) {
            lines.add(Line.of(Style.DIM, lines.isEmpty() ? label : "         ").plus(part));
        }
        return lines;
    }

    private static List<Throwable> chain(Throwable error) {
        List<Throwable> chain = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable t = error; t != null && seen.add(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }
}
