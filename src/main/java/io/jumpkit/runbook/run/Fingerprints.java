// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.Invocation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Mark;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import io.jumpkit.session.FingerprintSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes sure that every step of a run works on the cluster that the run began on. */
final class Fingerprints {
    /** The key under which the cluster's own instance stands beside its systems. */
    static final String INSTANCE = "instance";

    private final Invocation in;
    private final List<FingerprintSource> sources;

    Fingerprints(Runbook runbook, Invocation in) {
        this.in = in;
        this.sources = in.dispatcher().commands().fingerprints().stream()
                .filter(source -> source.system().equals(runbook.system()))
                .toList();
    }

    /**
     * What is seen now.
     *
     * @param values by system; several identities of one are one word, see {@link #parts}
     * @param silent why a system does not say who it is
     */
    record Seen(Map<String, String> values, Optional<UserError> silent) {

        /** A system of which members of different clusters answer. */
        Optional<String> mixed() {
            return values.keySet().stream()
                    .filter(system -> parts(values.get(system)).size() > 1)
                    .findFirst();
        }
    }

    /** The identities in a word of a journal: one, or several with a plus between. */
    static List<String> parts(String value) {
        return List.of(value.split("\\+"));
    }

    /** Why nothing goes on while members of different clusters answer. */
    static UserError mixed(String system, String ids, String nothing) {
        return UserError.refused(
                "members of different clusters answer for " + system + ": " + String.join(", ", parts(ids)) + ". "
                        + nothing,
                "look which of them is in the wrong place");
    }

    Seen look() throws InterruptedException {
        Map<String, String> values = new LinkedHashMap<>();
        Optional<UserError> silent = Optional.empty();
        in.session().requireCluster().instance().ifPresent(instance -> values.put(INSTANCE, instance));
        for (FingerprintSource source : sources) {
            try {
                List<String> ids = source.fingerprints(in.session());
                if (!ids.isEmpty()) {
                    values.put(source.system(), ids.stream().sorted().collect(Collectors.joining("+")));
                }
            } catch (UserError e) {
                if (e.exit() != ExitCode.UNANSWERED) {
                    throw e;
                }
                silent = Optional.of(e);
            }
        }
        return new Seen(values, silent);
    }

    /**
     * Compares before a step, and writes down what is seen for the first time.
     *
     * @throws UserError refused, when it is another cluster or nobody says which it is
     */
    void check(Step step, RunContext run) throws InterruptedException {
        sameCluster(run);
        Seen seen = look();
        if (seen.silent().isPresent()) {
            silent(step, run, seen.silent().get());
        }
        Map<String, String> known = run.history().fingerprint();
        Map<String, Object> fresh = new LinkedHashMap<>();
        for (Map.Entry<String, String> now : seen.values().entrySet()) {
            String before = known.get(now.getKey());
            if (parts(now.getValue()).size() > 1) {
                mixed(step, run, now);
            } else if (before != null
                    && parts(before).size() > 1
                    && parts(before).contains(now.getValue())) {
                continue;
            }
            if (!now.getValue().equals(before)
                    && (before == null || parts(now.getValue()).size() == 1)) {
                fresh.put(now.getKey(), now.getValue());
                if (before != null) {
                    changed(now.getKey(), before, now.getValue(), run);
                }
            }
        }
        if (!fresh.isEmpty()) {
            Map<String, Object> fields = new LinkedHashMap<>(Map.of("fingerprint", fresh));
            if (run.history().newFingerprintDue() && seen.mixed().isPresent()) {
                fields.put("due", true);
            }
            run.write(Kind.FINGERPRINT, step.id(), fields);
        }
    }

    /**
     * In the middle of a restore members of the old and of the new cluster answer at once. A step that bears a silent
     * cluster bears that too, where the new one is expected or each of them was seen before; an endpoint of a cluster that has
     * nothing to do with it is refused.
     */
    private static void mixed(Step step, RunContext run, Map.Entry<String, String> now) {
        if (!step.offline()) {
            throw mixed(now.getKey(), now.getValue(), "Nothing was changed in this step");
        }
        History history = run.history();
        boolean known = parts(now.getValue()).stream().allMatch(id -> history.wasEver(now.getKey(), id));
        // Of the clusters that answer, only the new one may be one that was never seen.
        boolean due = history.newFingerprintDue()
                && parts(now.getValue()).stream()
                                .filter(id -> !history.wasEver(now.getKey(), id))
                                .count()
                        == 1;
        if (!known && !due) {
            throw another(now.getKey(), history.fingerprint().get(now.getKey()), now.getValue());
        }
        run.screen()
                .judged(
                        "known",
                        "members of different clusters answer; this step goes on",
                        Mark.WARN,
                        now.getKey() + " " + String.join(", ", parts(now.getValue())));
    }

    /**
     * Compares before an Undo: the cluster is one that the run saw, as what is taken back may be that it became another.
     * Where nobody says which it is the Undo goes on, as it may be what makes them speak again.
     *
     * @throws UserError refused, when it is another cluster
     */
    void checkUndo(RunContext run) throws InterruptedException {
        sameCluster(run);
        Seen seen = look();
        if (seen.silent().isPresent()) {
            run.screen().judged("known", "which cluster this is", Mark.WARN, "nobody says: be sure of it yourself");
        }
        for (Map.Entry<String, String> now : seen.values().entrySet()) {
            boolean due = run.history().newFingerprintDue() && !now.getKey().equals(INSTANCE);
            boolean known =
                    parts(now.getValue()).stream().allMatch(id -> run.history().wasEver(now.getKey(), id));
            if (!due && !known) {
                throw another(now.getKey(), run.history().fingerprint().get(now.getKey()), now.getValue());
            }
        }
    }

    /** By its name in the inventory, also where nothing tells one cluster from another. */
    private void sameCluster(RunContext run) {
        String began = run.history().start().text("cluster");
        String now = in.session().requireCluster().name();
        if (!now.equals(began)) {
            throw UserError.refused(
                    "this run is on cluster " + began + ", and the session uses " + now + ". Nothing was changed",
                    "type: use " + began);
        }
    }

    /** On the disk before the act: a crash in between must not take the new cluster for a wrong one. */
    static void expectNew(Step step, Block block, RunContext run) {
        if (block.options().newFingerprint() && !run.history().newFingerprintDue()) {
            run.write(Kind.FINGERPRINT, step.id(), Map.of("fingerprint", Map.of(), "due", true));
        }
    }

    private static void silent(Step step, RunContext run, UserError why) {
        if (!step.offline()) {
            throw UserError.refused(
                    "cannot tell which cluster this is: " + why.what() + ". Nothing was changed in this step",
                    why.hint());
        }
        run.screen().judged("known", "which cluster this is", Mark.WARN, "nobody says; this step goes on without");
    }

    private static void changed(String system, String before, String now, RunContext run) {
        if (!run.history().newFingerprintDue() || system.equals(INSTANCE)) {
            throw another(system, before, now);
        }
        run.screen().judged("known", system + " is a new cluster, as intended", Mark.GOOD, before + " → " + now);
    }

    private static UserError another(String system, String before, String now) {
        return UserError.of(
                ExitCode.REFUSED,
                "this is another cluster: " + system + " was " + before + " when the run began and is " + now
                        + " now. Nothing was changed",
                "use the cluster that the run began on, or begin a new run");
    }
}
