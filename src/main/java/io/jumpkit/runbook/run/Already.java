// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.output.Mark;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Step;
import java.util.Map;

/** Whether what a step is for is true already: asked as long as nothing of the step is known to have happened. */
final class Already {
    private final RunContext run;
    private final Looks looks;
    private final Step step;

    Already(RunContext run, Looks looks, Step step) {
        this.run = run;
        this.looks = looks;
        this.step = step;
    }

    /** What failed may have come true in another way; what happened in part may make a Skip if true too early. */
    boolean isTrue() throws InterruptedException {
        if (run.history().acted(step.id())) {
            return false;
        }
        for (int i = 0; i < step.blocks().size(); i++) {
            if (step.blocks().get(i) instanceof Block.SkipIf skip) {
                Looks.Seen seen = looks.look(skip);
                run.write(Kind.SKIP_IF, step.id(), Map.of("block", i, "held", seen.held(), "seen", seen.words()));
                if (seen.held()) {
                    run.screen().judged("skip", satisfied(skip), Mark.GOOD, seen.words());
                    return true;
                }
            }
        }
        return false;
    }

    private static String satisfied(Block.SkipIf skip) {
        return skip.sentence().isEmpty() ? "true already" : skip.sentence() + " (true already)";
    }
}
