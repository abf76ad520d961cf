// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies at every single record of the journal, and the run is gone on with: nothing is ever done twice. */
class CrashTest {

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
                bench.start(Honest.runbook(), Honest.operator(bench), Honest.PARAMETERS, Answers.NONE);
            } else if (bench.history().end().isEmpty()) {
                bench.resume(Honest.runbook(), Honest.operator(bench), Answers.NONE);
            }
        } catch (Killed e) {
            assertTrue(e.getStackTrace().length > 0);
        }
    }

    private static void check(Bench bench, String when) {
        assertEquals(Honest.EVERY_CHANGE_ONCE, bench.fleet.changes, when);
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
