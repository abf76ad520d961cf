// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far one step of a run has come, as its journal tells it. Pure.
 *
 * @param at when it last moved; null when nothing of it was begun
 * @param did what was changed, as it was run
 * @param verified what was seen to hold afterwards
 * @param missing what was looked for last and not seen
 * @param unknown what was begun and nobody saw end
 */
public record StepReport(
        int number,
        String step,
        String title,
        StepState state,
        Instant at,
        List<String> did,
        List<String> verified,
        List<String> missing,
        List<String> unknown) {

    /** One for each step of a runbook. */
    public static List<StepReport> of(Runbook runbook, History history) {
        List<StepReport> reports = new ArrayList<>();
        for (Step step : runbook.steps()) {
            List<JournalRecord> own = history.records().stream()
                    .filter(r -> r.step().equals(step.id()))
                    .toList();
            reports.add(of(reports.size() + 1, step, history, own));
        }
        return reports;
    }

    private static StepReport of(int number, Step step, History history, List<JournalRecord> own) {
        Instant at = own.isEmpty() ? null : own.get(own.size() - 1).at();
        List<String> did = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        lines(own).forEach((act, line) -> {
            switch (history.act(Act.of(step.id(), act))) {
                case DONE -> did.add(line);
                case UNKNOWN -> unknown.add(line);
                case UNDO_UNKNOWN -> unknown.add("the undo of " + line);
                case UNDONE -> did.add(line + " (taken back)");
                case FAILED -> did.add(line + " (failed, maybe in part)");
                case NOT_RUN -> {}
            }
        });
        List<String> verified = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        looks(own).forEach((block, look) -> (look.held() ? verified : missing).add(words(step, block, look)));
        return new StepReport(
                number, step.id(), step.title(), history.step(step.id()), at, did, verified, missing, unknown);
    }

    /** The line of each act, as it was begun last. */
    private static Map<String, String> lines(List<JournalRecord> own) {
        Map<String, String> lines = new LinkedHashMap<>();
        own.stream()
                .filter(r -> r.kind() == Kind.INTENT)
                .forEach(r -> lines.put(r.text("act"), r.text("line").replace("\n", "; ")));
        return lines;
    }

    /** The last look of each Guard, Verify and Wait until. */
    private static Map<Integer, JournalRecord> looks(List<JournalRecord> own) {
        Map<Integer, JournalRecord> looks = new LinkedHashMap<>();
        own.stream()
                .filter(r -> r.kind() == Kind.VERIFY || r.kind() == Kind.WAIT || r.kind() == Kind.GUARD)
                .forEach(r -> looks.put(Integer.parseInt(r.text("block")), r));
        return looks;
    }

    private static String words(Step step, int block, JournalRecord look) {
        Block about = block < step.blocks().size() ? step.blocks().get(block) : null;
        String sentence = about == null ? "" : about.sentence();
        return (sentence.isEmpty() ? "" : sentence + ": ") + look.text("seen");
    }
}
