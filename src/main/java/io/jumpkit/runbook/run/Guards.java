// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.LineGrammar;
import io.jumpkit.command.Pipeline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Style;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.runbook.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Guards of one step: looked at before it begins, and again right before a dangerous act when that took long. */
final class Guards {
    /** What was seen longer ago than this is looked at again before anything dangerous happens. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final Duration JUST_NOW = Duration.ofSeconds(2);
    private static final String OVERRIDE = "override ";

    private final RunContext run;
    private final Looks looks;
    private final Step step;
    private final List<Evidence> evidence = new ArrayList<>();
    private boolean waited;

    Guards(RunContext run, Looks looks, Step step) {
        this.run = run;
        this.looks = looks;
        this.step = step;
    }

    /** A Guard that held, what it saw and when. */
    private record Evidence(String sentence, String words, long seenNanos) {}

    /**
     * Looks at all of them.
     *
     * @throws io.jumpkit.error.UserError refused, when one does not hold and nobody sets it aside
     */
    Next check() throws InterruptedException {
        do {
            // While the operator waited for one of them to hold, those before it may have ceased to.
            waited = false;
            evidence.clear();
            for (int i = 0; i < step.blocks().size(); i++) {
                if (step.blocks().get(i) instanceof Block.Guard guard) {
                    Next next = check(guard, i);
                    if (next != Next.ON) {
                        return next;
                    }
                }
            }
        } while (waited && evidence.size() > 1);
        return Next.ON;
    }

    /** The same, unless something was done in the step: then what they ask about may rightly have changed. */
    Next beforeActs() throws InterruptedException {
        return run.history().acted(step.id()) ? Next.ON : check();
    }

    /** Looks again when the operator took so long that the evidence has grown old. */
    Next refresh() throws InterruptedException {
        long now = run.pace().nanos();
        boolean old = evidence.stream().anyMatch(e -> now - e.seenNanos() > FRESH.toNanos());
        return old ? check() : Next.ON;
    }

    /** What they saw, with its age, for the confirmation; what was shown this very moment is not shown twice. */
    List<Line> evidence() {
        long now = run.pace().nanos();
        return evidence.stream()
                .filter(e -> now - e.seenNanos() > JUST_NOW.toNanos())
                .map(e -> Line.of(e.sentence().isEmpty() ? "" : e.sentence() + ": ")
                        .plus(e.words())
                        .plus(Style.DIM, ", checked " + RunScreen.time(Duration.ofNanos(now - e.seenNanos())) + " ago"))
                .toList();
    }

    private Next check(Block.Guard guard, int index) throws InterruptedException {
        while (true) {
            Looks.Seen seen = look(guard, index);
            if (seen.held()) {
                evidence.add(
                        new Evidence(guard.sentence(), seen.words(), run.pace().nanos()));
                return Next.ON;
            }
            Optional<String> reason = reasonToOverride(guard);
            if (reason.isPresent()) {
                override(guard, index, seen, reason.get());
                return Next.ON;
            }
            Optional<Next> decided = decide(guard, index, seen);
            if (decided.isPresent()) {
                return decided.get();
            }
            waited = true;
        }
    }

    private Looks.Seen look(Block.Guard guard, int index) throws InterruptedException {
        run.screen().live("guard", guard.sentence());
        Looks.Seen seen = looks.look(guard);
        run.screen().still();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("block", index);
        fields.put("held", seen.held());
        fields.put("seen", seen.words());
        guard.opening().capture().ifPresent(name -> {
            fields.put("capture", name);
            fields.put("value", seen.value());
        });
        run.write(Kind.GUARD, step.id(), fields);
        run.screen().judged("guard", guard.sentence(), seen.held() ? Mark.GOOD : Mark.BAD, seen.words());
        if (guard.opening().capture().isPresent() && isForAPersonToJudge()) {
            seen.whole().ifPresent(run.screen()::whole);
        }
        return seen;
    }

    /** The operator is about to choose by what was captured, or reads a remark on it, and must see all of it. */
    private boolean isForAPersonToJudge() {
        return step.blocks().stream().anyMatch(b -> b instanceof Block.Choose || b instanceof Block.Note);
    }

    private Optional<String> reasonToOverride(Block.Guard guard) {
        return run.answers().override().contains(step.id()) && !judgesQuorum(guard)
                ? run.answers().reason()
                : Optional.empty();
    }

    private void override(Block.Guard guard, int index, Looks.Seen seen, String reason) {
        run.write(Kind.OVERRIDE, step.id(), Map.of("block", index, "seen", seen.words(), "reason", reason));
        evidence.add(new Evidence(
                guard.sentence(),
                "OVERRIDDEN (" + reason + "), does not hold: " + seen.words(),
                run.pace().nanos()));
        run.screen().line("", Line.of(Style.WARN, "overridden: " + reason));
    }

    /** What the operator wants; empty to look once more. */
    private Optional<Next> decide(Block.Guard guard, int index, Looks.Seen seen) {
        String what = refusal(guard, seen);
        if (!run.canAsk()) {
            throw run.leave(ExitCode.REFUSED, what);
        }
        run.screen().say(Mark.BAD, what);
        about(guard).ifPresent(words -> run.screen().line("", Line.of(Style.DIM, words)));
        String ways = judgesQuorum(guard) ? "" : OVERRIDE + "WHY goes on all the same, ";
        String typed = run.ask("Enter to look again (" + ways + "a abort, q leave): ", "--override " + step.id());
        if (typed.equals("a")) {
            return Optional.of(new Next.Abort());
        }
        if (typed.equals("q")) {
            throw run.leave(ExitCode.REFUSED, what);
        }
        if (typed.startsWith(OVERRIDE)
                && !judgesQuorum(guard)
                && !typed.substring(OVERRIDE.length()).isBlank()) {
            override(guard, index, seen, typed.substring(OVERRIDE.length()).strip());
            return Optional.of(Next.ON);
        }
        return Optional.empty();
    }

    /** A parameter stays what it is for the whole run: whoever gave the wrong one is told so. */
    private Optional<String> about(Block.Guard guard) {
        if (!(guard.looks() instanceof Code.Typed typed)) {
            return Optional.empty();
        }
        String asked = typed.lines().stream().map(Code.TypedLine::text).collect(Collectors.joining(" "));
        return run.given().entrySet().stream()
                .filter(given -> asked.matches(".*\\b" + given.getKey() + "\\b.*"))
                .findFirst()
                .map(given -> given.getKey() + " is " + given.getValue() + " in this run; another needs a new one: run "
                        + run.runbook().id());
    }

    private String refusal(Block.Guard guard, Looks.Seen seen) {
        String name = guard.sentence().isEmpty() ? "a guard" : "'" + guard.sentence() + "'";
        String fixed = judgesQuorum(guard) ? "; what is asked about quorum cannot be overridden" : "";
        return "refused: " + name + " does not hold: " + seen.words() + ". Nothing was changed in this step" + fixed;
    }

    /** Whether it asks a system about its quorum: nobody may set that aside. */
    static boolean judgesQuorum(Block.Guard guard) {
        return guard.looks() instanceof Code.Typed typed
                && typed.lines().stream()
                        .flatMap(line -> LineGrammar.parse(line.text()).stream())
                        .map(Pipeline::command)
                        .anyMatch(command -> command.texts().stream().limit(2).anyMatch("quorum"::equals));
    }
}
