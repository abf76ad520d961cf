// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.members.ChangeRow;
import io.jumpkit.probe.etcd.members.StartRow;
import io.jumpkit.probe.etcd.quorum.QuorumRow;
import io.jumpkit.probe.etcd.quorum.Standing;
import io.jumpkit.probe.etcd.status.HealthRow;
import io.jumpkit.probe.etcd.survey.MemberRow;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.LoopbackEtcd;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the membership of a real cluster, and those that are refused. */
class MemberChangesIT {
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

    private UserError refusal(String line) {
        return assertThrows(UserError.class, () -> shell.type(line));
    }

    private QuorumRow quorum() throws InterruptedException {
        return EtcdShell.rows(shell.type("etcd quorum"), QuorumRow.class).get(0);
    }

    private List<String> names() throws InterruptedException {
        return EtcdShell.rows(shell.type("etcd members"), MemberRow.class).stream()
                .map(MemberRow::name)
                .toList();
    }

    @Test
    void aHealthyMemberStaysWhereAnotherIsDead() throws InterruptedException {
        etcd.kill("n3");
        etcd.awaitServing("n1");

        UserError error = refusal("etcd member remove n1 --confirm lo/n1");

        assertEquals(ExitCode.REFUSED, error.exit());
        assertEquals(
                "removing n1 would leave 1 of 2 voters healthy; 2 are needed (n3 does not answer). Nothing was changed.",
                error.what());
        assertEquals("run etcd-replace-member --param failed=n3", error.hint());
        assertEquals(List.of("n1", "n2", "n3"), names());
    }

    @Test
    void withoutQuorumNothingIsRemoved() throws InterruptedException {
        etcd.kill("n2");
        etcd.kill("n3");

        UserError error = refusal("etcd member remove n3 --confirm lo/n3");

        assertEquals("etcd has no quorum that answers from here; nothing was changed", error.what());
    }

    @Test
    void aMemberThatDoesNotExistIsNamedWithItsNeighbours() {
        UserError error = refusal("etcd member remove n4");

        assertEquals("'n4' is no member of etcd (n1, n2, n3)", error.what());
        assertEquals(ExitCode.USAGE, error.exit());
    }

    @Test
    void theConfirmationShowsWhoServesAndWhatWouldBeLeft() throws InterruptedException {
        etcd.kill("n3");
        etcd.awaitServing("n1");
        ListConsole console = new ListConsole("no");

        assertThrows(UserError.class, () -> shell.type("etcd member remove n3", console));

        String said = String.join("\n", console.said)
                .replaceAll("[0-9a-f]{11,16}", "ID")
                .replaceAll(":\\d+\\)", ":PORT)");
        assertEquals(
                """
                etcd member remove ID  (n3, http://127.77.0.13:PORT)   etcd cluster ID
                  now    2 of 3 voters serve, tolerates 0 (at the edge)
                  after  2 of 2 voters serve, tolerates 0
                  undo   none: this cannot be taken back""",
                said);
        assertEquals(List.of("n1", "n2", "n3"), names());
    }

    private void assertFlags(StartRow start, String peer) throws InterruptedException {
        List<String> flags = List.of(
                "--name=n4",
                "--initial-cluster=" + start.initialCluster(),
                "--initial-cluster-state=existing",
                "--initial-advertise-peer-urls=" + peer);
        Result printed = shell.type("etcd member environment " + start.id() + " --name n4 --flags");
        assertEquals(flags, start.flags());
        assertEquals(
                flags, EtcdShell.screen(printed).lines().limit(flags.size()).toList());
    }

    @Test
    void aDeadMemberIsReplacedByALearnerThatIsPromoted() throws InterruptedException {
        etcd.put("n1", "kept", "yes");
        etcd.kill("n3");
        etcd.awaitServing("n1");

        Result removed = shell.type("etcd member remove n3 --confirm lo/n3");
        assertEquals(2, EtcdShell.rows(removed, ChangeRow.class).get(0).voters());
        assertEquals(List.of("n1", "n2"), names());

        String peer = etcd.place("n4");
        Result added = shell.type("etcd member add n4 --learner --peer-urls " + peer + " --confirm lo/n4");
        StartRow start = EtcdShell.rows(added, StartRow.class).get(0);
        assertTrue(start.initialCluster().contains("n4=" + peer), start.initialCluster());
        assertTrue(start.initialCluster().contains("n1=" + etcd.peerUrl("n1")));
        assertEquals(
                start,
                EtcdShell.rows(shell.type("etcd member environment " + start.id() + " --name n4"), StartRow.class)
                        .get(0));
        assertFlags(start, peer);
        assertTrue(refusal("etcd member add n5 --learner --peer-urls http://127.77.0.15:9 --confirm lo/n5")
                .what()
                .contains("was added and never started"));
        assertTrue(refusal("etcd member promote " + start.id()).what().contains("does not answer"));

        etcd.start("n4", start.initialCluster(), start.initialClusterState());
        etcd.await("the learner to catch up", () -> promoted(start.id()));

        etcd.awaitServing("n4");
        assertEquals(Standing.HEALTHY, quorum().verdict());
        assertEquals(3, quorum().voters());
        Result hash = shell.type("etcd hash");
        assertEquals(ExitCode.DONE, hash.exit(), EtcdShell.screen(hash));
    }

    private boolean promoted(MemberId id) {
        try {
            MemberRow learner = EtcdShell.rows(shell.type("etcd members"), MemberRow.class).stream()
                    .filter(m -> m.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            shell.type("etcd member promote " + id + " --confirm lo/"
                    + (learner.started() ? "n4" : learner.peerUrls().get(0)));
            return true;
        } catch (UserError e) {
            assertEquals(ExitCode.REFUSED, e.exit(), e.what());
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aVoterIsNotAddedBesideADeadOne() throws InterruptedException {
        etcd.kill("n3");
        etcd.awaitServing("n1");

        UserError error = refusal("etcd member add n4 --peer-urls http://127.77.0.14:9999 --confirm lo/n4");

        assertEquals(
                "a new voter counts as down until it runs: 2 of 4 voters would serve; 3 are needed. Nothing was changed.",
                error.what());
    }

    @Test
    void leadershipMovesWhereItIsTold() throws InterruptedException {
        String follower = EtcdShell.rows(shell.type("etcd members"), MemberRow.class).stream()
                .filter(m -> !m.leader())
                .map(MemberRow::name)
                .findFirst()
                .orElseThrow();

        Result moved = shell.type("etcd move-leader " + follower);

        assertEquals(ExitCode.DONE, moved.exit(), EtcdShell.screen(moved));
        assertEquals(follower, quorum().leader().orElseThrow());
        assertEquals(follower, shell.session().nodes("@etcd:leader").toString());
        assertEquals(3, shell.session().nodes("@etcd:members").size());
    }

    @Test
    void peerUrlsAreUpdatedAndCanBePutBack() throws InterruptedException {
        String old = etcd.peerUrl("n3");

        shell.type("etcd member update n3 --peer-urls http://127.77.0.13:1 --confirm lo/n3");
        shell.type("etcd member update n3 --peer-urls " + old + " --confirm lo/n3");

        MemberRow n3 =
                EtcdShell.rows(shell.type("etcd members"), MemberRow.class).get(2);
        assertEquals(List.of(old), n3.peerUrls());
    }

    @Test
    void healthIsARowForEveryMember() throws InterruptedException {
        etcd.kill("n3");
        etcd.awaitServing("n1");

        List<HealthRow> rows = EtcdShell.rows(shell.type("etcd health"), HealthRow.class);

        assertEquals(
                List.of("n1", "n2", "n3"), rows.stream().map(HealthRow::name).toList());
        assertEquals(
                List.of(true, true, false),
                rows.stream().map(HealthRow::healthy).toList());
        assertTrue(rows.get(0).linearizableMs().isPresent());
        assertEquals(Reason.REFUSED, rows.get(2).reason().orElseThrow());
    }
}
