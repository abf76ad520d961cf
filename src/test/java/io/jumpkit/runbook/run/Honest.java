// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.output.Question;
import io.jumpkit.runbook.model.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An operator who follows {@code good.md}, confirms what is asked, and when asked what happened looks at the fleet and
 * tells the truth.
 */
final class Honest {
    static final List<String> EVERY_CHANGE_ONCE = List.of("remove n3", "add n4", "sh n1 n4", "start n4");
    static final Map<String, String> PARAMETERS = Map.of("failed", "n3", "heir", "n4", "pace", "fast");

    private Honest() {}

    static Runbook runbook() throws IOException {
        return Bench.runbook("good", Files.readString(Path.of("src/test/resources/runbooks/good.md")));
    }

    static Operator operator(Bench bench) {
        return new Operator(question -> answer(question, bench));
    }

    private static String answer(Question question, Bench bench) {
        if (question.prompt().startsWith("Type prod/n3")) {
            return "prod/n3";
        }
        if (question.flag().startsWith("--unknown ")) {
            String change = Map.of(
                            "remove-the-failed-member", "remove n3",
                            "add-the-new-member", "add n4")
                    .getOrDefault(question.flag().split("[ =]")[1], lastStart(bench));
            return bench.fleet.changes.contains(change) ? "ran" : "did-not-run";
        }
        if (question.flag().startsWith("--choose add-the-new-member")) {
            return "";
        }
        if (question.flag().equals("--ack-notes")) {
            return "";
        }
        throw new AssertionError("unexpected question: " + question);
    }

    /** The step has two acts; the one in question is the last that the journal names. */
    private static String lastStart(Bench bench) {
        List<JournalRecord> intents = bench.history().records().stream()
                .filter(r -> r.kind() == Kind.INTENT)
                .toList();
        String line = intents.get(intents.size() - 1).text("line");
        return line.startsWith("fleet start") ? "start n4" : "sh n1 n4";
    }
}
