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
    /** Acts with an attempt that failed and may have done some of it. */
    private final Set<Act> inPart = new HashSet<>();

    private final UndoLines undoLines = new UndoLines();
    private final Set<Act> heldBefore = new HashSet<>();
    private final List<String> byHand = new ArrayList<>();
    private final Map<String, Object> captured = new LinkedHashMap<>();
    private final Map<String, String> fingerprint = new LinkedHashMap<>();
    private final Map<String, Set<String>> recognised = new LinkedHashMap<>();
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
            case INTENT -> begun(next);
            case RESULT -> acts.put(act(next), result(next));
            case SETTLED -> settle(next);
            case UNDO_INTENT -> {
                undoLines.begun(act(next));
                ofBlock(act(next), Set.of(Act.State.DONE, Act.State.FAILED))
                        .forEach(act -> acts.put(act, Act.State.UNDO_UNKNOWN));
            }
            case UNDO_RESULT -> undone(next);
            case BY_HAND -> {
                settledBlocks.add(step + " " + next.text("block"));
                byHand.remove(step);
                byHand.add(0, step);
            }
            case NOTE -> settledBlocks.add(step + " " + next.text("block"));
            case CHOICE -> choices.put(step, next.text("target"));
            case RESUME, SKIP_IF, GUARD, OVERRIDE, CONFIRM, VERIFY, WAIT, APPROVE, ABORT, STOP, END -> {}
        }
        if (next.fields().containsKey("capture")) {
            captured.put(next.text("capture"), next.fields().get("value"));
        }
    }

    private void recognise(JournalRecord record) {
        record.map("fingerprint").forEach((system, value) -> {
            fingerprint.put(system, value.toString());
            recognised.computeIfAbsent(system, s -> new HashSet<>()).addAll(Fingerprints.parts(value.toString()));
        });
        newFingerprintDue = record.isTrue("due");
    }

    private void begun(JournalRecord record) {
        acts.put(act(record), Act.State.UNKNOWN);
        undoLines.forget(act(record));
        if (record.isTrue("held_before")) {
            heldBefore.add(act(record));
        } else {
            heldBefore.remove(act(record));
        }
    }

    private void settle(JournalRecord record) {
        boolean ran = record.text("as").equals("ran");
        if (record.isTrue("undo")) {
            undoLine(act(record), ran, record.isTrue("whole"));
        } else if (act(act(record)) == Act.State.UNDO_UNKNOWN) {
            // As it was written before the lines of an Undo were told apart.
            undo(act(record), ran);
        } else {
            acts.put(act(record), ran ? done(act(record)) : notRun(act(record)));
        }
    }

    private Act.State done(Act act) {
        inPart.remove(act);
        return Act.State.DONE;
    }

    /** What did not run now may have run in part before. */
    private Act.State notRun(Act act) {
        return inPart.contains(act) ? Act.State.FAILED : Act.State.NOT_RUN;
    }

    private void undone(JournalRecord record) {
        String outcome = record.text("outcome");
        if (outcome.equals("ok") || outcome.equals("failed")) {
            undoLine(act(record), outcome.equals("ok"), record.isTrue("whole"));
        }
    }

    /** An Undo takes back its Run as a whole, however many lines each of them has: with its last line, and not before. */
    private void undoLine(Act line, boolean happened, boolean last) {
        undoLines.ended(line, happened);
        undo(line, happened && last);
    }

    private void undo(Act any, boolean happened) {
        for (Act act : ofBlock(any, Set.of(Act.State.UNDO_UNKNOWN))) {
            acts.put(act, happened ? Act.State.UNDONE : inPart.contains(act) ? Act.State.FAILED : Act.State.DONE);
            if (happened) {
                inPart.remove(act);
            }
        }
        if (happened) {
            undoLines.forget(any);
        }
    }

    private List<Act> ofBlock(Act any, Set<Act.State> states) {
        return acts.entrySet().stream()
                .filter(e -> e.getKey().step().equals(any.step()) && e.getKey().block() == any.block())
                .filter(e -> states.contains(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Act act(JournalRecord record) {
        return Act.of(record.step(), record.text("act"));
    }

    private Act.State result(JournalRecord record) {
        Act act = act(record);
        return switch (record.text("outcome")) {
            case "ok" -> done(act);
            case "failed" -> {
                if (!record.isTrue("untouched")) {
                    inPart.add(act);
                }
                yield notRun(act);
            }
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

    /** The parameters as they were looked up last. */
    Map<String, Object> parameters() {
        return records.stream()
                .map(record -> record.map("parameters"))
                .filter(parameters -> !parameters.isEmpty())
                .reduce(Map.of(), (before, later) -> later);
    }

    /** How far a step has come. */
    public StepState step(String id) {
        return steps.getOrDefault(id, StepState.PENDING);
    }

    Act.State act(Act act) {
        return acts.getOrDefault(act, Act.State.NOT_RUN);
    }

    /** Whether a line of a Run's Undo is known to have happened, while others of it have not. */
    boolean undone(Act line) {
        return undoLines.isDone(line);
    }

    /** The line of the Undo of an act that was begun and that nobody saw end. */
    Act undoUnknown(Act act) {
        return new Act(act.step(), act.block(), undoLines.unknown(act).orElse(act.line()));
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
        return !standing().isEmpty();
    }

    /** The same, or whether somebody did something by hand for it. */
    boolean touched() {
        return changed() || !byHand.isEmpty();
    }

    /** Whether what is to tell that the act happened held before it already. */
    boolean heldBefore(Act act) {
        return heldBefore.contains(act);
    }

    /** Steps with something that was done by hand, newest first. */
    List<String> doneByHand() {
        return List.copyOf(byHand);
    }

    /** Acts that happened or may have, in whole or in part, newest first. */
    List<Act> standing() {
        List<Act> standing = new ArrayList<>();
        acts.forEach((act, state) -> {
            if (state != Act.State.NOT_RUN && state != Act.State.UNDONE) {
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

    /** Whether a system was this one at any time of the run, or nobody has said yet which it is. */
    boolean wasEver(String system, String value) {
        return recognised.getOrDefault(system, Set.of(value)).contains(value);
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
