// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.drill.Way;
import io.jumpkit.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTableTest {
    private static final List<String> POWER = List.of("n1 without power at a-step for 3 s");

    private static PlayedRound round(String drill, Way way, long seed, boolean passed, List<String> trouble) {
        return new PlayedRound(
                "abc", "etcd-x", drill, way, seed, passed, seed, trouble, "2026-11-22T20:00:00Z", "17", "3.4.23", "");
    }

    @Test
    void countsPassedOnesAndNamesTheSeedsOfTheOthers() {
        RoundTable table = new RoundTable(List.of(
                round("OneIT.a", Way.PLAIN, 10, true, List.of()),
                round("OneIT.a", Way.PLAIN, 20, true, List.of()),
                round("OneIT.a", Way.PLAIN, 30, true, List.of()),
                round("OneIT.a", Way.POWER, 11, false, POWER),
                round("OneIT.a", Way.POWER, 12, true, POWER),
                round("TwoIT.b", Way.POWER, 13, false, POWER)));

        assertEquals(
                """
                | runbook | drill | plain | power |
                |---|---|---|---|
                | etcd-x | OneIT.a | 3/3, 20 s | 1/2, 12 s; seeds that failed: 11 |
                | etcd-x | TwoIT.b | – | 0/1; seeds that failed: 13 |
                | all | | 3/3, 20 s | 1/3, 12 s; seeds that failed: 11 13 |
                """,
                table.table());
    }

    @Test
    void aRoundWithoutItsTroubleIsNone() {
        RoundTable table = new RoundTable(
                List.of(round("OneIT.a", Way.POWER, 1, true, List.of()), round("OneIT.a", Way.POWER, 2, true, POWER)));

        assertTrue(table.table().contains("| 1/1, 2 s |"), table.table());
    }

    @Test
    void aLabThatDidNotComeUpIsNoRound() {
        PlayedRound none = new PlayedRound(
                "abc", "etcd-x", "OneIT.a", Way.PLAIN, 1, false, 0, List.of(), "2026-11-22T20:00:00Z", "17", "", "x");

        assertTrue(!none.counts());
    }

    @Test
    void thePageSaysWhichCommitsAndWhatWithThem() {
        String page = new RoundTable(List.of(round("OneIT.a", Way.PLAIN, 1, true, List.of()))).page("a..b");

        assertTrue(page.contains("Commits: a..b. 1 rounds, 2026-11-22; JDK 17; etcd 3.4.23."), page);
    }

    @Test
    void thePageNamesWhatFailedWithItsCommit() {
        String page = new RoundTable(List.of(round("OneIT.a", Way.POWER, 7, false, POWER))).page("a..b");

        assertTrue(page.endsWith("- `OneIT.a power 7` at abc: n1 without power at a-step for 3 s\n"), page);
    }

    @Test
    void aRoundIsALineOfJson() {
        PlayedRound round = round("OneIT.a", Way.POWER, 1, true, POWER);

        assertEquals(round, Json.read(Json.write(round), PlayedRound.class));
    }
}
