// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.runbook.run.Doomed.Stand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process with the real engine is killed with SIGKILL between every two records of a run's journal, on both sides
 * of each record; the run is gone on with by another process, killed again, and gone on with to its end. What changed is
 * counted in a file outside: every change exactly once.
 */
class KilledRunsTest {
    private static final int SIGKILLED = 137;

    @TempDir
    Path folder;

    @Test
    void neverRepeatsAChangeWhereverTheProcessIsKilled() throws Exception {
        int records = recordsOfAWholeRun();
        assertTrue(records > 30, "only " + records + " records");
        List<Stand> first = IntStream.rangeClosed(1, records)
                .boxed()
                .flatMap(record -> List.of(true, false).stream()
                        .map(written -> new Stand(folder.resolve("r" + record + written), record, written)))
                .toList();
        List<Stand> again = first.stream()
                .map(s -> new Stand(s.folder(), 2 + s.record() % 4, s.record() % 2 == 0))
                .toList();

        followUntilKilled(first);
        first.forEach(stand -> assertEquals(
                stand.written() ? stand.record() : stand.record() - 1, written(stand), "records of " + stand));
        followUntilKilled(again);
        followUntilKilled(toTheEnd(first));

        for (Stand stand : first) {
            assertEquals(Honest.EVERY_CHANGE_ONCE, Files.readAllLines(stand.effects()), "killed at " + stand);
            assertEquals("done", runs(stand).find("last").history().state(), "killed at " + stand);
        }
    }

    @Test
    void aJournalThatIsFullStopsTheRunAndLosesNothing() throws Exception {
        List<Stand> stands = IntStream.rangeClosed(3, 4)
                .mapToObj(kib -> new Stand(folder.resolve("full" + kib), 0, true))
                .toList();

        for (int kib = 3; kib <= 4; kib++) {
            followUntilKilled(List.of(stands.get(kib - 3)), String.valueOf(kib));
            assertTrue(written(stands.get(kib - 3)) > 0);
            assertTrue(runs(stands.get(kib - 3)).find("last").history().end().isEmpty(), kib + " KiB");
        }
        followUntilKilled(stands);

        for (Stand stand : stands) {
            assertEquals(Honest.EVERY_CHANGE_ONCE, Files.readAllLines(stand.effects()), stand.toString());
            assertEquals("done", runs(stand).find("last").history().state(), stand.toString());
        }
    }

    private int recordsOfAWholeRun() throws Exception {
        Stand whole = new Stand(folder.resolve("whole"), 0, true);
        followUntilKilled(List.of(whole));
        assertEquals(Honest.EVERY_CHANGE_ONCE, Files.readAllLines(whole.effects()));
        return written(whole);
    }

    private static List<Stand> toTheEnd(List<Stand> stands) {
        return stands.stream().map(s -> new Stand(s.folder(), 0, true)).toList();
    }

    private static Runs runs(Stand stand) {
        return new Runs(stand.folder());
    }

    private static int written(Stand stand) {
        return runs(stand).all().stream().mapToInt(run -> run.records().size()).sum();
    }

    /** Another process follows these runs until none of them moves any more; then SIGKILL. */
    private void followUntilKilled(List<Stand> stands) throws IOException, InterruptedException {
        followUntilKilled(stands, "unlimited");
    }

    /** The same, with files of at most so many KiB. */
    private void followUntilKilled(List<Stand> stands, String fileKiB) throws IOException, InterruptedException {
        Path plan = Files.createTempFile(folder, "plan", "");
        Files.write(plan, stands.stream().map(Stand::words).toList());
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f " + fileKiB + "; exec \"$@\"",
                        "limited",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Doomed.class.getName(),
                        plan.toString())
                .redirectErrorStream(true)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.equals(Doomed.STILL)) {
                // Newer JDKs warn about what libraries do, in lines of their own.
                if (!line.startsWith("WARNING: ")) {
                    said.add(line);
                }
                line = out.readLine();
            }
            process.destroyForcibly();
            assertTrue(process.waitFor(10, TimeUnit.SECONDS));
            assertEquals(Doomed.STILL, line, () -> String.join("\n", said));
            assertEquals(List.of(), said);
            assertEquals(SIGKILLED, process.exitValue());
        }
    }
}
