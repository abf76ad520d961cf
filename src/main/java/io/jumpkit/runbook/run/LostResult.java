// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.ExitCode;
import io.jumpkit.json.Json;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.runbook.model.Step;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The result of an act that happened and whose end nobody saw: where later commands need it, the operator is asked for it.
 */
final class LostResult {
    private final RunContext run;
    private final Step step;

    LostResult(RunContext run, Step step) {
        this.run = run;
        this.step = step;
    }

    /** A variable and what it shall stand for. */
    record Value(String name, Object value) {}

    /** What the act's result would have become; empty when it becomes nothing, or nothing needs it. */
    Optional<Value> of(Act act) {
        Block block = step.blocks().get(act.block());
        boolean last = act.line() == Settling.lines(block.code().orElseThrow()) - 1;
        return block.opening()
                .capture()
                .filter(name -> last && isNeeded(name, act.block()))
                .map(name -> new Value(name, value(ask(name))));
    }

    private boolean isNeeded(String name, int block) {
        Pattern word = Pattern.compile("(?<![.\\w])" + name + "(_[a-z0-9_]+)?\\b");
        int here = run.runbook().indexOf(step.id());
        Stream<Block> later = Stream.concat(
                step.blocks().stream().skip(block + 1L),
                run.runbook().steps().stream().skip(here + 1L).flatMap(s -> s.blocks().stream()));
        return later.flatMap(LostResult::code)
                .anyMatch(text -> word.matcher(text).find());
    }

    /** What of a block names variables. */
    private static Stream<String> code(Block block) {
        Stream<String> options = Stream.concat(block.options().on().stream(), block.options().confirm().stream());
        Stream<String> choices = block instanceof Block.Choose choose
                ? choose.choices().stream().flatMap(choice -> choice.when().stream())
                : Stream.empty();
        Stream<String> lines = block.code().stream()
                .flatMap(code -> code instanceof Code.Typed typed
                        ? typed.lines().stream().map(Code.TypedLine::text)
                        : Stream.of(((Code.Shell) code).script()));
        return Stream.of(options, choices, lines).flatMap(all -> all);
    }

    private String ask(String name) {
        String given = run.answers().captured().get(name);
        if (given != null) {
            return given;
        }
        if (!run.canAsk()) {
            throw run.leave(
                    ExitCode.UNVERIFIED,
                    "'" + step.title() + "' happened, but its result '" + name
                            + "', which later steps need, was lost; look it up and say it with --captured " + name
                            + "=VALUE");
        }
        String typed = "";
        while (typed.isEmpty()) {
            typed = run.ask(
                    "Its result '" + name + "' was lost and later steps need it. What is it (q leave)? ",
                    "--captured " + name + "=VALUE");
        }
        if (typed.equals("q")) {
            throw run.leave(ExitCode.UNVERIFIED, "left by the operator; the result '" + name + "' is not known");
        }
        return typed;
    }

    /** Fields where it is written as an object, else the word itself. */
    private static Object value(String text) {
        return text.startsWith("{") ? Json.fields(Json.read(text)) : text;
    }
}
