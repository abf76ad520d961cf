// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Note;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.survey.Pictures;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ElectionLogTest {
    private final ElectionLog log = new ElectionLog(id -> "n" + id);

    private static EndpointStatus says(long leader, long term) {
        return says(9, leader, term);
    }

    private static EndpointStatus says(long member, long leader, long term) {
        return new EndpointStatus(
                Pictures.CLUSTER,
                new MemberId(member),
                new MemberId(leader),
                term,
                1,
                1,
                1,
                "3.4.23",
                1,
                1,
                OptionalLong.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                false,
                List.of());
    }

    private List<String> look(long millis, EndpointStatus... answers) {
        return log.look(Instant.ofEpochMilli(millis), Arrays.asList(answers)).stream()
                .map(e -> ElectionsCommand.line(e).text().substring("00:00:00.000  ".length()))
                .toList();
    }

    @Test
    void tellsTheGapBetweenTwoLeaders() {
        assertEquals(List.of("n1 leads, raft term 7"), look(0, says(1, 7), says(1, 7)));
        assertEquals(List.of(), look(250, says(1, 7)));
        assertEquals(List.of("no leader (n1 led), raft term 7"), look(500, says(0, 7)));
        assertEquals(List.of("still no leader, raft term 8: an election failed"), look(1000, says(0, 8)));
        assertEquals(List.of("n2 leads, raft term 9, after 1.6 s without"), look(1800, says(2, 9), says(0, 8)));
        assertEquals(1, log.changes());
        assertEquals(Optional.of(Duration.ofMillis(1550)), log.longestGap(Instant.ofEpochMilli(2000)));
    }

    private Result summary(long millis) {
        return ElectionsCommand.summary(log, Instant.EPOCH, Instant.ofEpochMilli(millis));
    }

    @Test
    void anOutageOfAllIsNoCalm() {
        look(0, says(1, 7));

        assertEquals(List.of("nobody answers"), look(250));
        assertEquals(List.of(), look(500));
        assertEquals(ExitCode.UNANSWERED, summary(5250).exit());
        assertEquals(
                "in 5.3 s: unknown: nobody answers for 5.0 s",
                summary(5250).notes().get(0).text());
        assertEquals(1, summary(5250).unanswered().size());
    }

    @Test
    void aSilenceThatIsOverIsToldBesideWhatWasSeen() {
        look(0, says(1, 7));
        look(250);

        assertEquals(List.of("answers again, after 3.0 s of silence"), look(3250, says(1, 7)));
        assertEquals(ExitCode.DONE, summary(4000).exit());
        assertEquals(
                List.of(
                        "in 4.0 s: no election",
                        "at longest 3.0 s nobody answered; terms tell of elections meanwhile, not of gaps"),
                summary(4000).notes().stream().map(Note::text).toList());
    }

    @Test
    void aMemberOfAnOlderTermSaysNothingAboutNow() {
        look(0, says(1, 7));

        assertEquals(List.of("n2 leads, raft term 8, after 250 ms without"), look(250, says(1, 7), says(2, 8)));
        assertEquals(List.of(), look(500, says(1, 7), says(2, 8)));
    }

    @Test
    void aDeadLeaderThatOthersStillBelieveInLedUntilItWasLastHeard() {
        look(0, says(1, 1, 7), says(2, 1, 7));
        look(250, says(2, 1, 7));
        look(1000, says(2, 1, 7));

        assertEquals(List.of("n2 leads, raft term 8, after 1.3 s without"), look(1250, says(2, 2, 8)));
    }

    @Test
    void aLeaderIsToldWithItsTermWhichComesAfterIt() {
        look(0, says(1, 7));

        assertEquals(List.of(), look(250, says(2, 7)));
        assertEquals(List.of("n2 leads, raft term 8, after 500 ms without"), look(500, says(2, 8)));
    }

    @Test
    void aLeaderWhoseTermNeverComesIsToldAllTheSame() {
        look(0, says(1, 7));
        look(1000, says(2, 7));

        assertEquals(List.of("n2 leads, raft term 7, after 3.0 s without"), look(3000, says(2, 7)));
    }

    @Test
    void theSameLeaderInANewTermWasElectedAgain() {
        look(0, says(1, 7));

        assertEquals(List.of("n1 leads, raft term 9, after 250 ms without"), look(250, says(1, 9)));
    }

    @Test
    void silenceIsSaidOnceAndIsNoElection() {
        look(0, says(1, 7));

        assertEquals(
                List.of("nobody answers, "),
                look(250).stream().map(l -> l + ", ").toList());
        assertEquals(List.of(), look(500));
        assertEquals(List.of("answers again, after 500 ms of silence"), look(750, says(1, 7)));
        assertEquals(0, log.changes());
    }

    @Test
    void aGapThatLastsCounts() {
        look(0, says(1, 7));
        look(500, says(0, 7));

        assertTrue(log.leaderless());
        assertEquals(Optional.of(Duration.ofMillis(4500)), log.longestGap(Instant.ofEpochMilli(5000)));
    }
}
