// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Mark;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.runbook.model.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds out what became of an act that was begun and whose end nobody saw. The cluster is asked first; where that does
 * not settle it, the operator must say. It is never simply done again.
 */
final class Settling {
    private final RunContext run;
    private final Looks looks;
    private final Step step;

    Settling(RunContext run, Looks looks, Step step) {
        this.run = run;
        this.looks = looks;
        this.step = step;
    }

    /** Settles everything in the step that an earlier process left unknown. */
    Next all() throws InterruptedException {
        for (int i = 0; i < step.blocks().size(); i++) {
            Next next = step.blocks().get(i) instanceof Block.Run block ? left(block, i) : Next.ON;
            if (next != Next.ON) {
                return next;
            }
        }
        return Next.ON;
    }

    /** Settles what of a Run and its Undo was left unknown. */
    Next left(Block.Run block, int index) throws InterruptedException {
        for (int line = 0; line < lines(block.act()); line++) {
            Act act = new Act(step.id(), index, line);
            Act.State state = run.history().act(act);
            boolean undo = state == Act.State.UNDO_UNKNOWN;
            if (undo || state == Act.State.UNKNOWN) {
                Next next = left(undo ? run.history().undoUnknown(act) : act, undo);
                if (next != Next.ON) {
                    return next;
                }
            }
        }
        return Next.ON;
    }

    static int lines(Code code) {
        return code instanceof Code.Typed typed ? Lines.of(typed).size() : 1;
    }

    /**
     * Settles an act that was left unknown: afterwards the history says that it was done, or that it was not. What the
     * operator said in advance is about this act.
     */
    private Next left(Act act, boolean undo) throws InterruptedException {
        return settle(act, undo, () -> run.answers().nextUnknown(step.id()));
    }

    /** The same for an act of this process: nobody can have said in advance what became of it. */
    Next justNow(Act act) throws InterruptedException {
        return settle(act, false, Optional::empty);
    }

    private Next settle(Act act, boolean undo, Supplier<Optional<String>> inAdvance) throws InterruptedException {
        String what = undo ? "the undo" : "the last attempt";
        run.screen().judged("unknown", what + " was begun and nobody saw it end", Mark.WARN, undo ? undone(act) : "");
        Optional<String> seen = undo ? Optional.empty() : evidenceThatItRan(act);
        if (seen.isPresent()) {
            settled(act, true, seen.get(), undo);
            return Next.ON;
        }
        Optional<String> said = inAdvance.get();
        if (said.isEmpty()) {
            sayWhereToLook(act);
        }
        String answer = said.orElseGet(() -> ask(what));
        switch (answer) {
            case "ran", "did-not-run" -> {
                settled(act, answer.equals("ran"), "said by the operator", undo);
                return Next.ON;
            }
            default -> {
                return new Next.Abort();
            }
        }
    }

    /** Which line of an Undo it is, where it has several. */
    private String undone(Act act) {
        List<String> lines = undoLines(act);
        return lines.size() > 1 && act.line() < lines.size() ? lines.get(act.line()) : "";
    }

    private List<String> undoLines(Act act) {
        return step.until(act.block()).stream()
                .filter(Block.Undo.class::isInstance)
                .map(block -> ((Block.Undo) block).act())
                .findFirst()
                .map(code -> code instanceof Code.Typed typed
                        ? Lines.of(typed).stream()
                                .map(line -> Lines.showAsFarAsKnown(line, run.variables()))
                                .toList()
                        : List.of(((Code.Shell) code).script().strip()))
                .orElse(List.of());
    }

    /** What would prove it shows also where it stands. */
    private void sayWhereToLook(Act act) {
        step.until(act.block()).stream()
                .filter(Block.Look.class::isInstance)
                .map(block -> ((Block.Look) block).looks())
                .filter(Code.Typed.class::isInstance)
                .flatMap(code -> Lines.of((Code.Typed) code).stream())
                .map(pipeline -> Lines.commandAsFarAsKnown(pipeline, run.variables()))
                .distinct()
                .forEach(line -> run.screen().line("look", line + "   (in a second Jumpkit)"));
    }

    private String ask(String what) {
        if (!run.canAsk()) {
            throw run.leave(
                    ExitCode.UNVERIFIED,
                    "nobody knows whether " + what + " of '" + step.title()
                            + "' happened; look at the cluster, then say it with --unknown " + step.id()
                            + "=ran or --unknown " + step.id() + "=did-not-run");
        }
        while (true) {
            String typed = run.ask(
                    "Look at the cluster: did " + what + " happen? ran or did-not-run (a abort, q leave): ",
                    "--unknown " + step.id() + "=ran|did-not-run");
            if (List.of("ran", "did-not-run", "a").contains(typed)) {
                return typed;
            }
            if (typed.equals("q")) {
                throw run.leave(
                        ExitCode.UNVERIFIED, "left by the operator; nobody knows whether " + what + " happened");
            }
        }
    }

    private void settled(Act act, boolean ran, String how, boolean undo) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("act", act.key());
        fields.put("as", ran ? "ran" : "did-not-run");
        fields.put("how", how);
        if (undo) {
            fields.put("undo", true);
            fields.put("whole", undoLines(act).size() - 1 <= act.line());
        } else if (ran) {
            new LostResult(run, step).of(act).ifPresent(lost -> {
                fields.put("capture", lost.name());
                fields.put("value", lost.value());
            });
        }
        run.write(Kind.SETTLED, step.id(), fields);
        run.screen().judged("unknown", ran ? "it happened" : "it did not happen", Mark.GOOD, how);
    }

    /**
     * What proves that the act happened. A Skip if proves it only where the step has no other act that could have made it
     * true, a Verify only for the last act before it and only where it did not hold before the act; everything else leaves
     * the question open.
     */
    private Optional<String> evidenceThatItRan(Act act) throws InterruptedException {
        List<Block.Run> runs = step.blocks(Block.Run.class);
        Block.Run block = (Block.Run) step.blocks().get(act.block());
        boolean last = act.line() == lines(block.act()) - 1;
        if (runs.size() == 1 && lines(block.act()) == 1) {
            for (Block.SkipIf skip : step.blocks(Block.SkipIf.class)) {
                Looks.Seen seen = looks.look(skip);
                if (seen.held()) {
                    return Optional.of(skip.sentence().isEmpty() ? seen.words() : skip.sentence());
                }
            }
        }
        return last && !run.history().heldBefore(act) ? verified(act.block()) : Optional.empty();
    }

    /** Whether what will tell that the Run happened holds now: it tells nothing when it held before. */
    boolean holdsAlready(int block) throws InterruptedException {
        return verified(block).isPresent();
    }

    private Optional<String> verified(int block) throws InterruptedException {
        String words = "";
        List<Block.Verify> verifies = step.until(block).stream()
                .filter(Block.Verify.class::isInstance)
                .map(Block.Verify.class::cast)
                .toList();
        for (Block.Verify verify : verifies) {
            Looks.Seen seen = looks.look(verify);
            if (!seen.held()) {
                return Optional.empty();
            }
            words = seen.words();
        }
        return verifies.isEmpty() ? Optional.empty() : Optional.of("verified: " + words);
    }
}
