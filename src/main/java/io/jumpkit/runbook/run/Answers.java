// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was answered in advance, on the command line.
 *
 * @param ackNotes whether all notes count as read
 * @param captured values of variables whose command nobody saw end, by the variable's name
 * @param reason why Guards are overridden
 */
public record Answers(
        Map<String, String> choose,
        Map<String, List<String>> byHand,
        boolean ackNotes,
        Map<String, String> unknown,
        Map<String, String> confirm,
        Map<String, List<String>> approved,
        Map<String, String> captured,
        List<String> override,
        Optional<String> reason) {
    /** Nothing. */
    public static final Answers NONE =
            new Answers(Map.of(), Map.of(), false, Map.of(), Map.of(), Map.of(), Map.of(), List.of(), Optional.empty());

    /** Answers that are used up are taken from a copy of its own. */
    public Answers {
        unknown = new LinkedHashMap<>(unknown);
    }

    /** The flags as given: {@code STEP=VALUE} each. */
    public record Flags(
            List<String> choose,
            List<String> byHand,
            boolean ackNotes,
            List<String> unknown,
            List<String> confirm,
            List<String> approved,
            Map<String, String> captured,
            List<String> override,
            String reason) {}

    /**
     * Reads them for a runbook.
     *
     * @throws UserError usage, when one names no step or has no value
     */
    public static Answers read(Flags flags, Runbook runbook) {
        Map<String, String> unknown = map("--unknown", flags.unknown(), runbook);
        unknown.values().stream()
                .filter(v -> !v.equals("ran") && !v.equals("did-not-run"))
                .findFirst()
                .ifPresent(v -> {
                    throw UserError.usage("--unknown: '" + v + "' is no answer", "write STEP=ran or STEP=did-not-run");
                });
        flags.override().forEach(step -> step("--override", step, runbook));
        if (!flags.override().isEmpty()
                && (flags.reason() == null || flags.reason().isBlank())) {
            throw UserError.usage("--override needs a reason", "add: --reason \"WHY\"");
        }
        return new Answers(
                choices(map("--choose", flags.choose(), runbook), runbook),
                several("--by-hand", flags.byHand(), runbook),
                flags.ackNotes(),
                unknown,
                map("--confirm", flags.confirm(), runbook),
                several("--approved", flags.approved(), runbook),
                flags.captured(),
                List.copyOf(flags.override()),
                Optional.ofNullable(flags.reason()).filter(r -> !r.isBlank()));
    }

    /** Held against the ways there are, before anything is done on the way to them. */
    private static Map<String, String> choices(Map<String, String> chosen, Runbook runbook) {
        chosen.forEach((id, word) -> {
            Step step = runbook.step(id).orElseThrow();
            List<String> words = step.blocks().stream()
                    .filter(Block.Choose.class::isInstance)
                    .flatMap(block -> ((Block.Choose) block).choices().stream())
                    .map(Block.Choice::word)
                    .toList();
            if (!words.contains(word)) {
                throw noChoice(word, step, words);
            }
        });
        return chosen;
    }

    /** Of a step where that cannot be chosen. */
    static UserError noChoice(String word, Step step, List<String> words) {
        return UserError.usage(
                "'" + word + "' is no choice of " + step.id(),
                words.isEmpty()
                        ? "nothing is chosen there"
                        : Nearest.to(word, words)
                                .map(n -> "did you mean " + n + "?")
                                .orElse("its choices: " + String.join(", ", words)));
    }

    /** The next answer to a Do by hand of the step. */
    Optional<String> nextByHand(String step) {
        return next(byHand, step);
    }

    /** The next answer of somebody who agrees to the step. */
    Optional<String> nextApproved(String step) {
        return next(approved, step);
    }

    /** What became of an act that an earlier process left unknown in the step: said once, of what was known then. */
    Optional<String> nextUnknown(String step) {
        return Optional.ofNullable(unknown.remove(step));
    }

    private static Optional<String> next(Map<String, List<String>> answers, String step) {
        List<String> left = answers.getOrDefault(step, List.of());
        return left.isEmpty() ? Optional.empty() : Optional.of(left.remove(0));
    }

    /** Answers of which a step may want several, in order. */
    private static Map<String, List<String>> several(String flag, List<String> given, Runbook runbook) {
        Map<String, List<String>> several = new LinkedHashMap<>();
        for (String each : given) {
            String[] parts = split(flag, each, runbook);
            several.computeIfAbsent(parts[0], s -> new ArrayList<>()).add(parts[1]);
        }
        return several;
    }

    private static Map<String, String> map(String flag, List<String> given, Runbook runbook) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String each : given) {
            String[] parts = split(flag, each, runbook);
            map.put(parts[0], parts[1]);
        }
        return map;
    }

    private static String[] split(String flag, String given, Runbook runbook) {
        String[] parts = given.split("=", 2);
        if (parts.length < 2 || parts[1].isEmpty()) {
            throw UserError.usage(flag + ": '" + given + "' has no value", "write " + flag + " STEP=VALUE");
        }
        step(flag, parts[0], runbook);
        return parts;
    }

    private static void step(String flag, String id, Runbook runbook) {
        if (runbook.step(id).isEmpty()) {
            List<String> ids = runbook.steps().stream().map(Step::id).toList();
            throw UserError.usage(
                    flag + ": '" + id + "' is no step of " + runbook.id(),
                    Nearest.to(id, ids)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("its steps: " + String.join(", ", ids)));
        }
    }
}
