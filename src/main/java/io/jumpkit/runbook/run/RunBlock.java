// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Mark;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.runbook.model.Options;
import io.jumpkit.runbook.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One Run of a step: asks where it must, does each of its acts once, and says how each ended. */
final class RunBlock {
    private final RunContext run;
    private final Acts acts;
    private final Already already;
    private final Settling settling;
    private final Guards guards;
    private final Step step;

    /** What somebody agreed to, where somebody must. */
    private Optional<Aim> agreed = Optional.empty();

    RunBlock(RunContext run, Looks looks, Guards guards, Step step) {
        this.run = run;
        this.acts = new Acts(run);
        this.already = new Already(run, looks, step);
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
        Aim aim = acts.aim(block, pending);
        pending.forEach(line -> run.screen().text("run", acts.show(block, line)));
        showNodes(block, aim);
        Next next = agreed(block, index, aim);
        if (next != Next.ON) {
            return next;
        }
        Fingerprints.expectNew(step, block, run);
        for (int line : pending) {
            next = once(new Act(step.id(), index, line), block);
            if (next != Next.ON) {
                return next;
            }
        }
        return Next.ON;
    }

    private void showNodes(Block.Run block, Aim aim) {
        aim.nodes().ifPresent(nodes -> run.screen().line("on", said(block, nodes)));
    }

    private static String said(Block.Run block, NodeSet nodes) {
        return nodes + (block.options().sudo() ? ", as root" : "");
    }

    /** What is still to be done: a line that was done is neither looked up nor asked about again. */
    private List<Integer> pending(Block.Run block, int index) {
        return java.util.stream.IntStream.range(0, Settling.lines(block.act()))
                .boxed()
                .filter(line -> run.history().act(new Act(step.id(), index, line)) != Act.State.DONE)
                .toList();
    }

    /** The word of others and the operator's own, where the runbook wants them or a command is dangerous by itself. */
    private Next agreed(Block.Run block, int index, Aim aim) throws InterruptedException {
        boolean others = block.options().approve().isPresent();
        agreed = Optional.empty();
        if (!others && !dangerous(block, aim)) {
            return Next.ON;
        }
        Approving approving = new Approving(run, step, block, index, shown(block, aim));
        do {
            Next answer = others ? approving.ask() : Next.ON;
            if (answer == Next.ON && dangerous(block, aim)) {
                Confirmation.Subject subject = new Confirmation.Subject(block, aim, undo(index));
                answer = new Confirmation(run, step).ask(subject, guards);
            }
            if (answer != Next.ON) {
                return answer;
            }
            // Who took longer to confirm than an agreement holds needs another.
        } while (others && !approving.holds());
        if (!run.history().touched()) {
            // Nothing that the run did can be the reason when a value no longer meets its rule.
            new ParameterReader(run.runbook(), run.in(), run.expressions())
                    .stillTrue(run.variables().parameters());
        }
        agreed = Optional.of(aim);
        return guards.refresh();
    }

    private static boolean dangerous(Block.Run block, Aim aim) {
        return block.options().danger() || aim.isDangerous();
    }

    /** All that is to be done, and where. */
    private List<String> shown(Block.Run block, Aim aim) {
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < Settling.lines(block.act()); line++) {
            lines.add(acts.show(block, line));
        }
        aim.nodes().ifPresent(nodes -> lines.add("on " + said(block, nodes)));
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
                    Next next = !again ? decide(end) : agreed.isPresent() ? guards.refresh() : Next.ON;
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

    /** As after a resume: whatever time has passed, it may be true by now, what Guards saw is looked at and what was agreed is asked again. */
    private Next anew(Block.Run block, int index) throws InterruptedException {
        if (already.isTrue()) {
            return new Next.Satisfied();
        }
        Next guarded = guards.beforeActs();
        if (guarded != Next.ON) {
            return guarded;
        }
        Aim aim = acts.aim(block, pending(block, index));
        showNodes(block, aim);
        return agreed(block, index, aim);
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
            ActEnd end = acts.perform(act, block, new Acts.Attempt(attempt, heldBefore), agreed);
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
