// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import java.util.List;
import java.util.stream.IntStream;

/** What a run has changed, or may have, and nobody has seen to be as it should: no look behind it held since. Pure. */
final class Unverified {
    private final Runbook runbook;
    private final History history;

    private Unverified(Runbook runbook, History history) {
        this.runbook = runbook;
        this.history = history;
    }

    /** Whether there is any. */
    static boolean isThere(Runbook runbook, History history) {
        Unverified unverified = new Unverified(runbook, history);
        return history.standing().stream().anyMatch(act -> !unverified.verified(act));
    }

    /** What failed and nobody mended, or nobody saw end: a run that is followed to its end does not end well with it. */
    static List<Act> failed(History history) {
        return history.standing().stream()
                .filter(act -> history.act(act) != Act.State.DONE)
                .filter(act -> history.step(act.step()) != StepState.SATISFIED)
                .toList();
    }

    private boolean verified(Act act) {
        if (history.step(act.step()) == StepState.SATISFIED) {
            return true;
        }
        if (history.act(act) != Act.State.DONE) {
            return false;
        }
        List<Integer> looks =
                runbook.step(act.step()).map(step -> behind(step, act)).orElse(List.of());
        return !looks.isEmpty() && looks.stream().allMatch(block -> heldSince(act, block));
    }

    private static List<Integer> behind(Step step, Act act) {
        return IntStream.range(act.block() + 1, step.blocks().size())
                .filter(i -> step.blocks().get(i) instanceof Block.Verify
                        || step.blocks().get(i) instanceof Block.WaitUntil)
                .boxed()
                .toList();
    }

    /** The last word counts: what held once and then no longer does not. */
    private boolean heldSince(Act act, int block) {
        boolean held = false;
        for (JournalRecord record : history.records()) {
            if (!record.step().equals(act.step())) {
                continue;
            }
            boolean look = record.kind() == Kind.VERIFY || record.kind() == Kind.WAIT;
            if (record.kind() == Kind.INTENT && record.text("act").equals(act.key())) {
                held = false;
            } else if (look && record.text("block").equals(String.valueOf(block))) {
                held = record.held();
            }
        }
        return held;
    }
}
