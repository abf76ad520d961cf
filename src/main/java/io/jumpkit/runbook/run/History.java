// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the records of a journal amount to: how far each step and each act has come. Pure. */
public final class History {
    private final List<JournalRecord> records = new ArrayList<>();
    private final Map<String, StepState> steps = new LinkedHashMap<>();
    private final Map<Act, Act.State> acts = new LinkedHashMap<>();
    private final Map<String, Object> captured = new LinkedHashMap<>();
    private final Map<String, String> fingerprint = new LinkedHashMap<>();
    private final Set<String> settledBlocks = new HashSet<>();
    private final Map<String, String> choices = new LinkedHashMap<>();
    private boolean newFingerprintDue;

    History(List<JournalRecord> before) {
        before.forEach(this::add);
    }

    void add(JournalRecord next) {
        records.add(next);
        String step = next.step();
        switch (next.kind()) {
            case START, FINGERPRINT -> recognise(next);
            case STEP -> steps.putIfAbsent(step, StepState.OPEN);
            case STEP_END -> steps.put(step, StepState.of(next.text("state")));
            case INTENT -> acts.put(act(next), Act.State.UNKNOWN);
            case RESULT -> acts.put(act(next), result(next));
            case SETTLED -> settle(next);
            case UNDO_INTENT -> undo(act(next), Act.State.DONE, Act.State.UNDO_UNKNOWN);
            case UNDO_RESULT -> undone(next);
            case BY_HAND, NOTE -> settledBlocks.add(step + " " + next.text("block"));
            case CHOICE -> choices.put(step, next.text("target"));
            case RESUME, SKIP_IF, GUARD, OVERRIDE, CONFIRM, VERIFY, WAIT, APPROVE, ABORT, STOP, END -> {}
        }
        if (next.fields().containsKey("capture")) {
            captured.put(next.text("capture"), next.fields().get("value"));
        }
    }

    private void recognise(JournalRecord record) {
        record.map("fingerprint").forEach((system, value) -> fingerprint.put(system, value.toString()));
        newFingerprintDue = record.isTrue("due");
    }

    private void settle(JournalRecord record) {
        boolean ran = record.text("as").equals("ran");
        if (act(act(record)) == Act.State.UNDO_UNKNOWN) {
            undo(act(record), Act.State.UNDO_UNKNOWN, ran ? Act.State.UNDONE : Act.State.DONE);
        } else {
            acts.put(act(record), ran ? Act.State.DONE : Act.State.NOT_RUN);
        }
    }

    /** An Undo takes back its Run as a whole, however many lines each of them has. */
    private void undone(JournalRecord record) {
        String outcome = record.text("outcome");
        if (outcome.equals("failed")) {
            undo(act(record), Act.State.UNDO_UNKNOWN, Act.State.DONE);
        } else if (outcome.equals("ok") && record.isTrue("whole")) {
            undo(act(record), Act.State.UNDO_UNKNOWN, Act.State.UNDONE);
        }
    }

    private void undo(Act any, Act.State from, Act.State to) {
        acts.replaceAll((act, state) ->
                act.step().equals(any.step()) && act.block() == any.block() && state == from ? to : state);
    }

    private static Act act(JournalRecord record) {
        return Act.of(record.step(), record.text("act"));
    }

    private static Act.State result(JournalRecord record) {
        return switch (record.text("outcome")) {
            case "ok" -> Act.State.DONE;
            case "failed" -> Act.State.FAILED;
            default -> Act.State.UNKNOWN;
        };
    }

    /** All records, oldest first. */
    public List<JournalRecord> records() {
        return Collections.unmodifiableList(records);
    }

    /** The record that the run began with. */
    public JournalRecord start() {
        return records.get(0);
    }

    /** How far a step has come. */
    public StepState step(String id) {
        return steps.getOrDefault(id, StepState.PENDING);
    }

    Act.State act(Act act) {
        return acts.getOrDefault(act, Act.State.NOT_RUN);
    }

    /** Whether anything of the step was ever begun. */
    boolean attempted(String step) {
        return acts.entrySet().stream()
                .anyMatch(e -> e.getKey().step().equals(step)
                        && e.getValue() != Act.State.NOT_RUN
                        && e.getValue() != Act.State.UNDONE);
    }

    /** Whether the step has an act that happened. */
    boolean acted(String step) {
        return acts.entrySet().stream().anyMatch(e -> e.getKey().step().equals(step) && e.getValue() == Act.State.DONE);
    }

    /** Whether the run has changed anything, or may have. */
    public boolean changed() {
        return acts.values().stream()
                .anyMatch(s -> s == Act.State.DONE || s == Act.State.UNKNOWN || s == Act.State.UNDO_UNKNOWN);
    }

    /** Acts that happened or may have, newest first. */
    List<Act> standing() {
        List<Act> standing = new ArrayList<>();
        acts.forEach((act, state) -> {
            if (state != Act.State.NOT_RUN && state != Act.State.UNDONE && state != Act.State.FAILED) {
                standing.add(0, act);
            }
        });
        return standing;
    }

    /** Whether a Do by hand or Note was answered. */
    boolean answered(String step, int block) {
        return settledBlocks.contains(step + " " + block);
    }

    /** Where the operator chose to go on. */
    Optional<String> choice(String step) {
        return Optional.ofNullable(choices.get(step));
    }

    /** Who agreed to what a code stands for. */
    List<String> agreed(String code) {
        return records.stream()
                .filter(r -> r.kind() == Kind.APPROVE && r.text("code").equals(code))
                .map(r -> r.text("agreed"))
                .filter(who -> !who.isEmpty())
                .toList();
    }

    /** When others were first asked to agree to what a code stands for. */
    Optional<Instant> asked(String code) {
        return records.stream()
                .filter(r -> r.kind() == Kind.APPROVE && r.text("code").equals(code))
                .map(JournalRecord::at)
                .findFirst();
    }

    /** Results that became variables. */
    Map<String, Object> captured() {
        return Collections.unmodifiableMap(captured);
    }

    /** What each system was recognised by last. */
    Map<String, String> fingerprint() {
        return Collections.unmodifiableMap(fingerprint);
    }

    /** Whether a system is to have a new identity, which nobody has seen yet. */
    boolean newFingerprintDue() {
        return newFingerprintDue;
    }

    /** How the run stands, in a word: what it ended in, {@code unknown}, {@code aborting} or {@code open}. */
    public String state() {
        boolean unknown = acts.values().stream().anyMatch(s -> s == Act.State.UNKNOWN || s == Act.State.UNDO_UNKNOWN);
        return end().map(e -> e.text("state")).orElse(unknown ? "unknown" : aborting() ? "aborting" : "open");
    }

    /** Whether somebody began to take the run back. */
    boolean aborting() {
        return records.stream().anyMatch(r -> r.kind() == Kind.ABORT);
    }

    /** The record that ended the run. */
    public Optional<JournalRecord> end() {
        return records.stream().filter(r -> r.kind() == Kind.END).findFirst();
    }
}
