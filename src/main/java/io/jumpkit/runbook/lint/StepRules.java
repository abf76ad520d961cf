// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Effect;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.runbook.model.Step;
import java.util.List;
import java.util.Optional;

/** What may follow what in a step, and what a Run must have. */
final class StepRules {
    private final Findings findings;
    private final Dispatcher dispatcher;

    StepRules(Findings findings, Dispatcher dispatcher) {
        this.findings = findings;
        this.dispatcher = dispatcher;
    }

    void check(Step step) {
        if (step.blocks().isEmpty()) {
            findings.warning(
                    step.place(),
                    "the step '" + step.title() + "' asks for nothing",
                    "add **Note** if it is only to be read");
        }
        boolean acted = false;
        for (int i = 0; i < step.blocks().size(); i++) {
            Block block = step.blocks().get(i);
            order(step, block, i, acted);
            if (block instanceof Block.Run run) {
                run(step, run, i);
                acted = true;
            }
            acted |= block instanceof Block.ByHand;
        }
    }

    private void order(Step step, Block block, int index, boolean acted) {
        String word = "**" + block.opening().keyword() + "**";
        if (acted && (block instanceof Block.Guard || block instanceof Block.SkipIf)) {
            findings.error(
                    block.place(),
                    word + " stands behind what it should come before",
                    "move it to the top of the step");
        }
        boolean later = step.blocks().stream().skip(index).anyMatch(Block.Run.class::isInstance);
        if (!acted && later && block instanceof Block.Verify) {
            findings.error(
                    block.place(),
                    "**Verify** stands before the Run it should judge",
                    "write **Guard**, or move it behind");
        }
        if (block instanceof Block.Undo || block instanceof Block.NoUndo) {
            undo(step, block, index, word);
        }
        if (block instanceof Block.Choose && index < step.blocks().size() - 1) {
            findings.error(
                    block.place(), "**Choose** leaves the step before it is over", "make it the last of the step");
        }
    }

    private void undo(Step step, Block block, int index, String word) {
        Optional<Block.Run> run = step.runBefore(index);
        if (run.isEmpty()) {
            findings.error(block.place(), word + " has no Run before it", "put it behind the Run that it is about");
            return;
        }
        List<Block> between = step.blocks().subList(step.blocks().indexOf(run.get()) + 1, index);
        if (between.stream().anyMatch(b -> b instanceof Block.Undo || b instanceof Block.NoUndo)) {
            findings.error(block.place(), "the Run before it has its Undo or No undo already", "keep one of them");
        }
    }

    private void run(Step step, Block.Run run, int index) {
        List<Block> behind = step.until(index);
        boolean undo = behind.stream().anyMatch(b -> b instanceof Block.Undo || b instanceof Block.NoUndo);
        boolean dangerous = isDangerous(run.act());
        if (dangerous && !run.options().danger()) {
            findings.error(run.place(), "this Run is dangerous and does not say so", "write: **Run** (danger)");
        }
        if (run.options().danger()) {
            danger(run, undo, dangerous);
        }
        boolean judged = step.blocks().stream()
                .skip(index)
                .anyMatch(b -> b instanceof Block.Verify || b instanceof Block.WaitUntil);
        if (!judged) {
            findings.warning(run.place(), "nothing verifies this Run", "add **Verify** or **Wait until** behind it");
        }
    }

    private void danger(Block.Run run, boolean undo, boolean dangerous) {
        if (!undo) {
            findings.error(
                    run.place(),
                    "a dangerous Run says neither how it is undone nor that it cannot be",
                    "add **Undo** or **No undo:** behind it");
        }
        if (run.options().retry().isPresent()) {
            findings.error(run.place(), "a dangerous Run is never repeated by itself", "take 'retry' away");
        }
        if (run.options().confirm().isEmpty() && run.options().on().isEmpty() && !dangerous) {
            findings.error(
                    run.place(),
                    "nothing says what is typed to confirm this",
                    "add: confirm NAME, such as confirm failed.name");
        }
    }

    private boolean isDangerous(Code code) {
        return code instanceof Code.Typed typed
                && typed.lines().stream().anyMatch(line -> CodeRules.effect(dispatcher, line.text())
                        .equals(Optional.of(Effect.DANGER)));
    }
}
