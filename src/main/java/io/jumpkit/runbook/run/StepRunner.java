// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.output.Mark;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Step;
import java.util.Map;

/** Follows one step, from its Skip if to its last Verify, wherever an earlier process left it. */
final class StepRunner {
    private final RunContext run;
    private final Fingerprints fingerprints;
    private final Looks looks;

    StepRunner(RunContext run, Fingerprints fingerprints) {
        this.run = run;
        this.fingerprints = fingerprints;
        this.looks = new Looks(run);
    }

    Next run(Step step) throws InterruptedException {
        run.screen().header(step);
        fingerprints.check(step, run);
        if (run.history().step(step.id()) == StepState.PENDING) {
            run.write(Kind.STEP, step.id(), Map.of("title", step.title()));
        }
        Guards guards = new Guards(run, looks, step);
        Next next = begin(step, guards);
        for (int i = 0; i < step.blocks().size() && next == Next.ON; i++) {
            next = block(step, i, guards);
        }
        return conclude(step, next);
    }

    /** What comes before the first act: what is unknown is settled, what is true already ends the step, Guards hold. */
    private Next begin(Step step, Guards guards) throws InterruptedException {
        if (run.history().attempted(step.id())) {
            Next next = new Settling(run, looks, step).all();
            if (next != Next.ON) {
                return next;
            }
        }
        return new Already(run, looks, step).isTrue() ? new Next.Satisfied() : guards.beforeActs();
    }

    private Next block(Step step, int index, Guards guards) throws InterruptedException {
        run.in().cancellation().check();
        Block block = step.blocks().get(index);
        if (block instanceof Block.Run act) {
            return new RunBlock(run, looks, guards, step).run(act, index);
        }
        if (block instanceof Block.Verify verify) {
            return new Watching(run, looks, step).verify(verify, index);
        }
        if (block instanceof Block.WaitUntil wait) {
            return new Watching(run, looks, step).waitUntil(wait, index);
        }
        Asking asking = new Asking(run, step);
        if (block instanceof Block.ByHand byHand) {
            return asking.byHand(byHand, index);
        }
        if (block instanceof Block.Note note) {
            return asking.note(note, index);
        }
        return block instanceof Block.Choose choose ? asking.choose(choose) : Next.ON;
    }

    private Next conclude(Step step, Next next) throws InterruptedException {
        if (next instanceof Next.Satisfied) {
            end(step, StepState.SATISFIED, "");
            return Next.ON;
        }
        if (next instanceof Next.Skip skip) {
            end(step, StepState.SKIPPED, skip.why());
            run.screen().judged("skipped", "", Mark.WARN, skip.why());
            return Next.ON;
        }
        if (next instanceof Next.UndoStep) {
            return new Undoing(run, fingerprints).step(step);
        }
        if (!(next instanceof Next.Abort)) {
            end(step, StepState.DONE, "");
        }
        return next;
    }

    void end(Step step, StepState state, String why) {
        run.write(Kind.STEP_END, step.id(), Map.of("state", state.toString(), "why", why));
    }
}
