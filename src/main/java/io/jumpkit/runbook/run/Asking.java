// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Candidate;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Question;
import io.jumpkit.output.Style;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a step wants from the operator: work done by hand, a note read, a way chosen. */
final class Asking {
    private final RunContext run;
    private final Step step;

    Asking(RunContext run, Step step) {
        this.run = run;
        this.step = step;
    }

    Next byHand(Block.ByHand block, int index) {
        if (run.history().answered(step.id(), index)) {
            run.screen().judged("by hand", "was done before", Mark.GOOD, "");
            return Next.ON;
        }
        Fingerprints.expectNew(step, block, run);
        run.screen().prose("do", block.text());
        Optional<String> given = run.answers().nextByHand(step.id());
        String typed = given.orElseGet(() ->
                ask("One line of what came of it elsewhere (a abort, q leave): ", "--by-hand " + step.id() + "=TEXT"));
        if (given.isEmpty() && typed.equals("a")) {
            return new Next.Abort();
        }
        if (given.isEmpty() && typed.equals("q")) {
            throw run.leave(
                    run.unless(ExitCode.STOPPED),
                    "left by the operator before '" + step.title() + "' was done by hand");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("block", index);
        fields.put("said", typed);
        block.opening().capture().ifPresent(name -> {
            fields.put("capture", name);
            fields.put("value", typed);
        });
        run.write(Kind.BY_HAND, step.id(), fields);
        return Next.ON;
    }

    /** An empty line is no result. */
    private String ask(String prompt, String flag) {
        String typed = "";
        while (typed.isEmpty()) {
            typed = run.ask(prompt, flag);
        }
        return typed;
    }

    Next note(Block.Note block, int index) {
        if (run.history().answered(step.id(), index)) {
            return Next.ON;
        }
        run.screen().prose("note", block.sentence());
        if (!run.answers().ackNotes()) {
            String typed = run.ask("Enter when read (a abort, q leave): ", "--ack-notes");
            while (!List.of("", "a", "q").contains(typed)) {
                run.screen().say(Mark.WARN, "'" + typed + "' was not kept; Enter alone says that it is read");
                typed = run.ask("Enter when read (a abort, q leave): ", "--ack-notes");
            }
            if (typed.equals("a")) {
                return new Next.Abort();
            }
            if (typed.equals("q")) {
                throw run.leave(run.unless(ExitCode.STOPPED), "left by the operator in '" + step.title() + "'");
            }
        }
        run.write(Kind.NOTE, step.id(), Map.of("block", index, "text", block.sentence()));
        return Next.ON;
    }

    Next choose(Block.Choose block) {
        Optional<String> before = run.history().choice(step.id());
        if (before.isPresent()) {
            return next(find(block, before.get()));
        }
        Optional<Block.Choice> picked = onlyWay(block).or(() -> pick(block));
        if (picked.isEmpty()) {
            return new Next.Abort();
        }
        Block.Choice choice = picked.get();
        run.write(Kind.CHOICE, step.id(), Map.of("target", choice.word()));
        run.screen().line("choice", choice.text());
        return next(choice);
    }

    /** Where there is one way and no condition on it there is nothing to pick, unless somebody picked all the same. */
    private Optional<Block.Choice> onlyWay(Block.Choose block) {
        boolean answered = run.answers().choose().containsKey(step.id());
        return block.choices().stream()
                .filter(choice -> !answered
                        && block.choices().size() == 1
                        && choice.when().isEmpty())
                .findFirst();
    }

    private static Next next(Block.Choice choice) {
        return choice.step().isPresent() ? new Next.Jump(choice.step().get()) : new Next.HandOver(choice.word());
    }

    /** What the operator picks; empty to abort. */
    private Optional<Block.Choice> pick(Block.Choose block) {
        String given = run.answers().choose().get(step.id());
        if (given != null) {
            return Optional.of(find(block, given));
        }
        int preset = preset(block);
        for (int i = 0; i < block.choices().size(); i++) {
            Block.Choice choice = block.choices().get(i);
            Line line = Line.of((i + 1) + "  " + choice.text()).plus(Style.DIM, "  (" + choice.word() + ")");
            run.screen().line(i == 0 ? "choose" : "", i == preset ? line.plus(Style.GOOD, "  fits now") : line);
        }
        List<Candidate> candidates = block.choices().stream()
                .map(c -> Candidate.of(c.word(), c.text()))
                .toList();
        String prompt = "Number or name" + (preset >= 0 ? ", Enter for " + (preset + 1) : "") + " (a abort, q leave): ";
        while (true) {
            String typed = run.ask(Question.among(prompt, "--choose " + step.id() + "=TARGET", candidates));
            Optional<Block.Choice> chosen = chosen(block, typed, preset);
            if (chosen.isPresent() || typed.equals("a")) {
                return chosen;
            }
            if (typed.equals("q")) {
                throw run.leave(run.unless(ExitCode.STOPPED), "left by the operator at '" + step.title() + "'");
            }
            run.screen()
                    .say(
                            Mark.WARN,
                            typed.isEmpty()
                                    ? "nothing is chosen for you here; type a number or a name"
                                    : "'" + typed + "' is none of them");
        }
    }

    private static Optional<Block.Choice> chosen(Block.Choose block, String typed, int preset) {
        List<Block.Choice> choices = block.choices();
        if (typed.isEmpty()) {
            return preset >= 0 ? Optional.of(choices.get(preset)) : Optional.empty();
        }
        if (typed.matches("[1-9]\\d?") && Integer.parseInt(typed) <= choices.size()) {
            return Optional.of(choices.get(Integer.parseInt(typed) - 1));
        }
        return choices.stream()
                .filter(c -> c.word().equals(typed) || c.text().equals(typed))
                .findFirst();
    }

    private Block.Choice find(Block.Choose block, String word) {
        return block.choices().stream()
                .filter(c -> c.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Answers.noChoice(
                        word,
                        step,
                        block.choices().stream().map(Block.Choice::word).toList()));
    }

    /** The first choice whose condition holds; -1 when none does or it cannot be told. */
    private int preset(Block.Choose block) {
        Map<String, Object> values = run.variables().all();
        for (int i = 0; i < block.choices().size(); i++) {
            Optional<String> when = block.choices().get(i).when();
            if (when.isPresent() && holds(when.get(), values)) {
                return i;
            }
        }
        return -1;
    }

    private boolean holds(String when, Map<String, Object> values) {
        try {
            return run.expressions().compile(when, Set.copyOf(values.keySet())).holds(values);
        } catch (UserError e) {
            // A value that is not there yet pre-selects nothing; the operator picks.
            run.screen().line("", Line.of(Style.DIM, "cannot tell whether " + when + ": " + e.what()));
            return false;
        }
    }
}
