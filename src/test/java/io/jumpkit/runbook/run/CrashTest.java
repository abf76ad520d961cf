// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.output.Question;
import io.jumpkit.runbook.model.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies at every single record of the journal, and the run is gone on with: nothing is ever done twice. */
class CrashTest {
    private static final List<String> EVERY_CHANGE_ONCE = List.of("remove n3", "add n4", "sh n1 n4", "start n4");
    private static final Map<String, String> PARAMETERS = Map.of("failed", "n3", "heir", "n4", "pace", "fast");

    @TempDir
    Path folder;

    /** The process was killed. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** When a journal loses its process: how much of the fatal record is on the disk. */
    private enum Death {
        BEFORE,
        TORN,
        AFTER
    }

    /** Kills at the given record, counted from the opening of the journal. */
    private UnaryOperator<JournalSink> killingAt(int record, Death death) {
        return sink -> new JournalSink() {
            private int written;

            @Override
            public void append(String line) {
                if (++written == record) {
                    if (death == Death.AFTER) {
                        sink.append(line);
                    } else if (death == Death.TORN) {
                        tear(line);
                    }
                    throw new Killed();
                }
                sink.append(line);
            }

            @Override
            public void close() {
                sink.close();
            }
        };
    }

    private void tear(String line) {
        try (var files = Files.walk(folder)) {
            Path journal = files.filter(f -> f.endsWith("journal.jsonl"))
                    .max(java.util.Comparator.comparingLong(f -> f.toFile().lastModified()))
                    .orElseThrow();
            Files.writeString(journal, line.substring(0, line.length() / 2), java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Runbook runbook() throws IOException {
        return Bench.runbook("good", Files.readString(Path.of("src/test/resources/runbooks/good.md")));
    }

    /** Confirms what is asked, and when asked what happened looks at the fleet and tells the truth. */
    private static Operator honest(Bench bench) {
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

    /** Follows the runbook with these deaths, one process after the other, then to its end. */
    private Bench follow(Path state, List<UnaryOperator<JournalSink>> deaths) throws Exception {
        Bench bench = new Bench(state);
        List<UnaryOperator<JournalSink>> lives = new ArrayList<>(deaths);
        lives.add(UnaryOperator.identity());
        for (UnaryOperator<JournalSink> life : lives) {
            bench.around = life;
            live(bench);
        }
        return bench;
    }

    private static void live(Bench bench) throws Exception {
        try {
            if (bench.runs().all().isEmpty()) {
                bench.start(runbook(), honest(bench), PARAMETERS, Answers.NONE);
            } else if (bench.history().end().isEmpty()) {
                bench.resume(runbook(), honest(bench), Answers.NONE);
            }
        } catch (Killed e) {
            assertTrue(e.getStackTrace().length > 0);
        }
    }

    private static void check(Bench bench, String when) {
        assertEquals(EVERY_CHANGE_ONCE, bench.fleet.changes, when);
        assertEquals("done", bench.history().state(), when);
    }

    private int recordsOfAWholeRun() throws Exception {
        Bench bench = follow(folder.resolve("whole"), List.of());
        check(bench, "without a crash");
        return bench.history().records().size();
    }

    @Test
    void neverRepeatsAChangeWhereverTheProcessDies() throws Exception {
        int records = recordsOfAWholeRun();

        for (int record = 1; record <= records; record++) {
            Death death = record % 3 == 0 ? Death.TORN : Death.BEFORE;
            check(follow(folder.resolve("b" + record), List.of(killingAt(record, death))), death + " record " + record);
            check(follow(folder.resolve("a" + record), List.of(killingAt(record, Death.AFTER))), "after " + record);
        }
    }

    @Test
    void neverRepeatsAChangeWhenTheProcessDiesAgainAndAgain() throws Exception {
        int records = recordsOfAWholeRun();

        for (int first = 2; first <= records; first += 6) {
            for (int second = 1; second <= 4; second++) {
                Path state = folder.resolve(first + "-" + second);
                Bench bench = follow(
                        state,
                        List.of(
                                killingAt(first, Death.AFTER),
                                killingAt(second, Death.BEFORE),
                                killingAt(second + 1, Death.AFTER)));
                check(bench, "records " + first + ", " + second);
            }
        }
    }
}
