// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import java.util.ArrayList;
import java.util.List;

/** A runbook that was edited while one of its runs was under way. Pure. */
final class Drift {
    private Drift() {}

    /**
     * The lines that differ, as in a diff.
     *
     * @throws UserError refused, when a step that was begun already is not what it was
     */
    static List<Line> check(Runbook then, Runbook now, History history) {
        if (then.source().equals(now.source())) {
            return List.of();
        }
        List<Line> difference =
                difference(then.source().lines().toList(), now.source().lines().toList());
        List<String> thenIds = then.steps().stream().map(Step::id).toList();
        for (int i = 0; i < thenIds.size(); i++) {
            Step before = then.steps().get(i);
            boolean begun = history.step(before.id()) != StepState.PENDING;
            boolean same = i < now.steps().size() && now.steps().get(i).source().equals(before.source());
            if (begun && !same) {
                String shown = difference.stream().map(Line::text).limit(8).reduce("", (a, b) -> a + "\n  " + b);
                throw UserError.refused(
                        "step '" + before.title() + "' was followed already and has been changed in the file since:"
                                + shown,
                        "put the step back as it was, or begin a new run");
            }
        }
        return difference;
    }

    private static List<Line> difference(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                i++;
                j++;
            } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(Line.of(Style.BAD, "- " + a.get(i++)));
            } else {
                lines.add(Line.of(Style.GOOD, "+ " + b.get(j++)));
            }
        }
        return lines;
    }
}
