// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.quorum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.output.Line;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.Pictures;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QuorumScreenTest {

    private static String screen(EtcdView view, Optional<Duration> leaderless, Map<MemberId, String> hosts) {
        return new QuorumScreen(Quorum.of(view), view, Optional.empty(), leaderless, hosts)
                .lines().stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    private static String screen(EtcdView view) {
        return screen(view, Optional.empty(), Map.of());
    }

    @Test
    void withoutQuorumItSaysWhoIsThereAndWhatItCosts() {
        EtcdView view = Pictures.of(3)
                .following(0, 7)
                .stuck(1)
                .silent(Reason.REFUSED, 2)
                .silent(Reason.TIMED_OUT, 3)
                .view();

        assertEquals(
                """
                ✗ NO QUORUM: 1 of 3 voters answers (n1); 2 are needed. Writes and ordinary reads fail until one more is back
                  n1  serving, no leader for 41 s, raft term 7
                  n2  refused (host up, nothing listens on 2379)
                  n3  no answer (host down: ssh tcp timeout)""",
                screen(
                        view,
                        Optional.of(Duration.ofSeconds(41)),
                        Map.of(new MemberId(3), "host down: ssh tcp timeout")));
    }

    @Test
    void aFullClusterIsOneLineAndItsMembers() {
        assertEquals(
                """
                ✓ healthy: 3 of 3 voters serve (n1, n2, n3); 2 are needed, tolerates 1 more
                  n1  leader, raft term 7, read in 2 ms
                  n2  follower, raft term 7, read in 2 ms
                  n3  follower, raft term 7, read in 2 ms""",
                screen(Pictures.of(3).serve(1, 2, 3).view()));
    }

    @Test
    void readsThatComeTooLateAreNoLossOfQuorum() {
        assertEquals(
                """
                ▲ unknown: 3 of 3 voters follow n1, but no read came back; this is no loss of quorum
                  n1  leader, raft term 7, timed out: linearizable read
                  n2  follower, raft term 7, timed out: linearizable read
                  n3  follower, raft term 7, timed out: linearizable read""",
                screen(Pictures.of(3).stuck(1, 2, 3).view()));
    }

    @Test
    void anAlarmIsInTheFirstLine() {
        assertEquals(
                """
                ✗ at the edge: 1 of 1 voters serves (n1); 1 is needed, tolerates 0 more; but an alarm refuses writes
                  n1  leader, raft term 7, read in 2 ms, NOSPACE alarm""",
                screen(Pictures.of(1)
                        .saying("memberID:1 alarm:NOSPACE ")
                        .serve(1)
                        .view()));
    }

    @Test
    void silenceIsUnknown() {
        assertEquals(
                "▲ unknown: no endpoint answered, so not even the members are known",
                screen(Pictures.of(3).silent(Reason.NO_ROUTE, 1, 2, 3).view()));
    }

    @Test
    void aMemberThatIsCountedOutStaysInSight() {
        EtcdView view = Pictures.of(3).serve(1, 2).silent(Reason.REFUSED, 3).view();
        MemberState n3 = view.member(new MemberId(3)).orElseThrow();

        String screen = new QuorumScreen(
                        Quorum.without(view, new MemberId(3)), view, Optional.of(n3), Optional.empty(), Map.of())
                .lines().stream().map(Line::text).collect(Collectors.joining("\n"));

        assertEquals(
                """
                ▲ without n3: at the edge: 2 of 2 voters serve (n1, n2); 2 are needed, tolerates 0 more
                  n1  leader, raft term 7, read in 2 ms
                  n2  follower, raft term 7, read in 2 ms
                  n3  counted out; refused (host up, nothing listens on 2379)""",
                screen);
    }
}
