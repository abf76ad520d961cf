// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.quorum.QuorumRow;
import io.jumpkit.probe.etcd.quorum.Standing;
import io.jumpkit.probe.etcd.survey.MemberRow;
import io.jumpkit.testing.LoopbackEtcd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said, and how soon, while real members are dead or frozen. */
class DeadMembersIT {
    private static final Duration PROMISE = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    private LoopbackEtcd etcd;
    private EtcdShell shell;

    @BeforeEach
    void start() {
        etcd = LoopbackEtcd.start(folder, 3);
        shell = new EtcdShell(etcd.cluster());
    }

    @AfterEach
    void stop() {
        shell.close();
        etcd.close();
    }

    private Result timed(String line) throws InterruptedException {
        long start = System.nanoTime();
        Result result = shell.type(line);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(PROMISE) < 0, line + " took " + took + "\n" + EtcdShell.screen(result));
        return result;
    }

    private QuorumRow quorum(String line) throws InterruptedException {
        return EtcdShell.rows(timed(line), QuorumRow.class).get(0);
    }

    @Test
    void aHealthyClusterToleratesOne() throws InterruptedException {
        Result result = timed("etcd quorum");

        assertEquals(ExitCode.DONE, result.exit());
        assertEquals(List.of(), result.next());
        assertEquals(List.of(), timed("etcd members").next());
        assertEquals(
                "✓ healthy: 3 of 3 voters serve (n1, n2, n3); 2 are needed, tolerates 1 more",
                EtcdShell.screen(result).lines().findFirst().orElse(""));
        assertTrue(quorum("etcd quorum").writable());
        assertEquals(2, quorum("etcd quorum --without n3").voters());
    }

    @Test
    void membersAreFoundFromOneEndpoint() throws InterruptedException {
        try (EtcdShell one = new EtcdShell(etcd.cluster("n2"))) {
            List<MemberRow> rows = EtcdShell.rows(one.type("etcd members"), MemberRow.class);

            assertEquals(
                    List.of("n1", "n2", "n3"),
                    rows.stream().map(MemberRow::name).toList());
            assertTrue(rows.stream().allMatch(MemberRow::healthy));
            assertEquals(1, rows.stream().filter(MemberRow::leader).count());
        }
    }

    @Test
    void oneDeadMemberLeavesTheClusterAtTheEdge() throws InterruptedException {
        etcd.kill("n3");
        etcd.awaitServing("n1");

        Result result = timed("etcd quorum");
        QuorumRow row = EtcdShell.rows(result, QuorumRow.class).get(0);

        assertEquals(List.of("service start etcd --on n3", "run etcd-replace-member"), result.next());
        assertEquals(List.of("etcd quorum"), timed("etcd members").next());
        assertEquals(List.of("etcd quorum"), timed("etcd health").next());
        assertEquals(Standing.AT_THE_EDGE, row.verdict());
        assertEquals(0, row.tolerates());
        assertTrue(row.writable());
        assertEquals(List.of("n3"), row.unhealthy());
        assertTrue(quorum("etcd quorum --without n3").writable());
        assertFalse(quorum("etcd quorum --without n1").writable());
    }

    @Test
    void withTwoOfThreeDeadTheSurvivorStillSpeaks() throws InterruptedException {
        etcd.kill("n2");
        etcd.kill("n3");
        etcd.await("the survivor to notice", () -> leaderless());

        Result quorum = timed("etcd quorum");
        Result members = timed("etcd members");
        Result status = timed("etcd status");

        assertEquals(ExitCode.ILL, quorum.exit());
        assertEquals(
                """
                ✗ NO QUORUM: 1 of 3 voters answers (n1); 2 are needed. Writes and ordinary reads fail until one more is back
                  n1  serving, no leader, raft term T
                  n2  refused (host up, nothing listens on PORT)
                  n3  refused (host up, nothing listens on PORT)
                ▲ without quorum the member list is what URL remembers, perhaps stale
                next: service start etcd --on n2  ·  run etcd-no-quorum""",
                EtcdShell.screen(quorum)
                        .replaceAll("for \\d+ s", "")
                        .replaceAll("leader ,", "leader,")
                        .replaceAll("listens on \\d+", "listens on PORT")
                        .replaceAll("http://[0-9.:]+", "URL"));
        assertEquals(3, members.rows().size());
        assertEquals(ExitCode.UNANSWERED, members.exit());
        assertEquals(3, status.rows().size());
    }

    private boolean leaderless() {
        try {
            return EtcdShell.screen(shell.type("etcd quorum")).contains("n1  serving, no leader");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFrozenMemberDelaysNobody() throws InterruptedException {
        timed("etcd quorum");
        etcd.freeze("n3");
        etcd.awaitServing("n1");

        Result quorum = timed("etcd quorum");
        Result again = timed("etcd quorum");
        Result members = timed("etcd members");

        assertEquals(
                Standing.AT_THE_EDGE,
                EtcdShell.rows(quorum, QuorumRow.class).get(0).verdict());
        assertTrue(
                EtcdShell.screen(again).contains("n3  no answer (host down: ssh tcp timeout)"),
                EtcdShell.screen(again));
        assertEquals(
                Reason.TIMED_OUT,
                EtcdShell.rows(members, MemberRow.class).get(2).reason().orElseThrow());
        etcd.thaw("n3");
        etcd.awaitServing("n3");
        assertEquals(Standing.HEALTHY, quorum("etcd quorum").verdict());
    }

    @Test
    void anAddressThatThisMachineDoesNotHaveSendsNothing() throws InterruptedException {
        String elsewhere = "203.0.113.7";
        var settings = LoopbackEtcd.settings(List.of(etcd.clientUrl("n1")), java.util.Optional.of(elsewhere));
        try (EtcdShell bound = new EtcdShell(etcd.cluster(settings))) {
            Result result = bound.type("etcd status");

            assertEquals(ExitCode.UNANSWERED, result.exit());
            assertEquals("no-route", result.unanswered().get(0).reason());
            assertEquals(
                    "this machine does not have " + elsewhere + ", nothing was sent",
                    result.unanswered().get(0).detail());
        }
    }

    @Test
    void connectionsStartFromTheAddressTheyMust() throws InterruptedException {
        var settings = LoopbackEtcd.settings(List.of(etcd.clientUrl("n1")), java.util.Optional.of("127.77.0.99"));
        try (EtcdShell bound = new EtcdShell(etcd.cluster(settings))) {
            assertEquals(
                    Standing.HEALTHY,
                    EtcdShell.rows(bound.type("etcd quorum"), QuorumRow.class)
                            .get(0)
                            .verdict());
        }
    }
}
