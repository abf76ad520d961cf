// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.Prepared;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Mark;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.runbook.model.Options;
import io.jumpkit.runbook.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One Run of a step: asks where it must, does each of its acts once, and says how each ended. */
final class RunBlock {
    private final RunContext run;
    private final Acts acts;
    private final Settling settling;
    private final Guards guards;
    private final Step step;

    RunBlock(RunContext run, Looks looks, Guards guards, Step step) {
        this.run = run;
        this.acts = new Acts(run);
        this.settling = new Settling(run, looks, step);
        this.guards = guards;
        this.step = step;
    }

    Next run(Block.Run block, int index) throws InterruptedException {
        List<Integer> pending = pending(block, index);
        if (pending.isEmpty()) {
            run.screen().judged("run", "was done before", Mark.GOOD, "");
            return Next.ON;
        }
        List<Prepared> prepared = acts.prepare(block);
        pending.forEach(line -> run.screen().text("run", acts.show(block, line)));
        block.options().on().ifPresent(on -> run.screen()
                .line("on", Focused.nodes(on, run) + (block.options().sudo() ? ", as root" : "")));
        Next agreed = agreed(block, index, prepared);
        if (agreed != Next.ON) {
            return agreed;
        }
        Fingerprints.expectNew(step, block, run);
        for (int line : pending) {
            Next next = once(new Act(step.id(), index, line), block);
            if (next != Next.ON) {
                return next;
            }
        }
        return Next.ON;
    }

    private List<Integer> pending(Block.Run block, int index) {
        return java.util.stream.IntStream.range(0, Settling.lines(block.act()))
                .boxed()
                .filter(line -> run.history().act(new Act(step.id(), index, line)) != Act.State.DONE)
                .toList();
    }

    /** The word of others and the operator's own, where the runbook wants them. */
    private Next agreed(Block.Run block, int index, List<Prepared> prepared) throws InterruptedException {
        boolean others = block.options().approve().isPresent();
        if (!others && !block.options().danger()) {
            return Next.ON;
        }
        Approving approving = new Approving(run, step, block, index, shown(block));
        do {
            Next answer = others ? approving.ask() : Next.ON;
            if (answer == Next.ON && block.options().danger()) {
                Confirmation.Subject subject = new Confirmation.Subject(block, prepared, undo(index));
                answer = new Confirmation(run, step).ask(subject, guards);
            }
            if (answer != Next.ON) {
                return answer;
            }
            // Who took longer to confirm than an agreement holds needs another.
        } while (others && !approving.holds());
        // Preparing again asks every parameter whether it still means what it meant.
        acts.prepare(block);
        return guards.refresh();
    }

    /** All that is to be done, and where. */
    private List<String> shown(Block.Run block) {
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < Settling.lines(block.act()); line++) {
            lines.add(acts.show(block, line));
        }
        block.options()
                .on()
                .ifPresent(on -> lines.add(
                        "on " + Focused.nodes(on, run) + (block.options().sudo() ? ", as root" : "")));
        return lines;
    }

    private String undo(int index) {
        for (Block block : step.until(index)) {
            if (block instanceof Block.NoUndo none) {
                return "none: " + none.sentence();
            }
            if (block instanceof Block.Undo undo) {
                return Settling.lines(undo.act()) == 1 && undo.act() instanceof Code.Typed
                        ? acts.show(undo, 0)
                        : undo.sentence().isEmpty() ? "as the runbook says, on abort" : undo.sentence();
            }
        }
        return "none is written down";
    }

    private Next once(Act act, Block.Run block) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            ActEnd end = attempt(act, block, attempt);
            switch (end.outcome()) {
                case OK -> {
                    return Next.ON;
                }
                case UNKNOWN -> {
                    Next next = settling.justNow(act);
                    if (next != Next.ON || run.history().act(act) == Act.State.DONE) {
                        return next;
                    }
                }
                case FAILED -> {
                    boolean again = again(block, end, attempt);
                    Next next = !again ? decide(end) : block.options().danger() ? guards.refresh() : Next.ON;
                    if (again && next == Next.ON) {
                        continue;
                    }
                    if (next != Next.ON) {
                        return next;
                    }
                }
            }
            Next anew = anew(block, act.block());
            if (anew != Next.ON) {
                return anew;
            }
        }
    }

    /** As after a resume: whatever time has passed, what Guards saw is looked at and what was agreed is asked again. */
    private Next anew(Block.Run block, int index) throws InterruptedException {
        Next guarded = guards.beforeActs();
        return guarded == Next.ON ? agreed(block, index, acts.prepare(block)) : guarded;
    }

    private ActEnd attempt(Act act, Block.Run block, int attempt) throws InterruptedException {
        run.screen().live("", "how it is before");
        boolean heldBefore = act.line() == Settling.lines(block.act()) - 1 && settling.holdsAlready(act.block());
        long start = run.pace().nanos();
        Duration limit =
                block.options().timeout().orElse(run.in().session().settings().timeout());
        String what = (attempt > 1 ? "attempt " + attempt : "under way") + ", ";
        Bounded.Ticking shown = run.bounded()
                .everySecond(() -> run.screen().live("", what + sofar(start) + " of at most " + RunScreen.time(limit)));
        try {
            ActEnd end = acts.perform(act, block, new Acts.Attempt(attempt, heldBefore));
            String took = RunScreen.time(Duration.ofNanos(run.pace().nanos() - start));
            String words = end.words().isEmpty() ? took : took + " · " + end.words();
            switch (end.outcome()) {
                case OK -> run.screen().judged("done", "", Mark.GOOD, words);
                case FAILED -> run.screen().judged("failed", "", Mark.BAD, words);
                case UNKNOWN -> run.screen().judged("unknown", "", Mark.WARN, words);
            }
            return end;
        } finally {
            shown.stop();
            run.screen().still();
        }
    }

    private String sofar(long start) {
        return Duration.ofNanos(run.pace().nanos() - start).toSeconds() + " s";
    }

    /** Whether the runbook itself says to try again, which is not said of what was done; waits before it does. */
    private boolean again(Block.Run block, ActEnd end, int attempt) throws InterruptedException {
        int times = block.options().retry().map(Options.Retry::times).orElse(0);
        if (attempt > times || end.did() == ActEnd.Did.ALL) {
            return false;
        }
        Duration every = block.options().retry().orElseThrow().every();
        run.screen()
                .live(
                        "run",
                        "failed: " + end.words() + "; attempt " + (attempt + 1) + " of " + (times + 1) + " in "
                                + RunScreen.time(every));
        run.pace().pause(every, run.in().cancellation());
        return true;
    }

    private Next decide(ActEnd end) {
        String what = "'" + step.title() + "' failed: " + end.words();
        UserError leave = run.leave(run.unless(ExitCode.ILL), what);
        if (!run.canAsk()) {
            throw leave;
        }
        while (true) {
            String typed =
                    run.ask("r to try again (s skip the step, a abort, q leave): ", "runbook resume " + run.id());
            switch (typed) {
                case "r" -> {
                    return Next.ON;
                }
                case "s" -> {
                    return new Next.Skip("failed, and left out by the operator");
                }
                case "a" -> {
                    return new Next.Abort();
                }
                case "q" -> throw leave;
                default -> run.screen().say(Mark.WARN, "type r, s, a or q");
            }
        }
    }
}
