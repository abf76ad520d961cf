// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import java.util.List;
import java.util.Optional;

/** Results that may not be there: of a step that is true already, or that a choice passes over. */
final class LeftOut {
    private final Runbook runbook;

    LeftOut(Runbook runbook) {
        this.runbook = runbook;
    }

    /** Why a step may be reached without this result, in words; empty when it is always there, or is no result. */
    Optional<String> why(String name, Step using) {
        List<Step> steps = runbook.steps();
        int at = steps.indexOf(using);
        for (int i = 0; i < at; i++) {
            if (captures(steps.get(i), name)) {
                return why(i, at);
            }
        }
        return Optional.empty();
    }

    private Optional<String> why(int captured, int at) {
        Step step = runbook.steps().get(captured);
        if (!step.blocks(Block.SkipIf.class).isEmpty()) {
            return Optional.of("'" + step.title() + "' leaves none where its Skip if holds");
        }
        for (Step chooser : runbook.steps().subList(0, captured)) {
            for (Block.Choose choose : chooser.blocks(Block.Choose.class)) {
                if (choose.choices().stream()
                        .map(choice -> target(choice.target()))
                        .anyMatch(to -> to > captured && to <= at)) {
                    return Optional.of("the choice of '" + chooser.title() + "' can pass over '" + step.title() + "'");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean captures(Step step, String name) {
        return step.blocks().stream().anyMatch(b -> b.opening().capture().equals(Optional.of(name)));
    }

    /** The step that a choice leads to; -1 for another runbook. */
    private int target(String target) {
        return target.startsWith("#")
                ? runbook.step(target.substring(1))
                        .map(runbook.steps()::indexOf)
                        .orElse(-1)
                : -1;
    }
}
