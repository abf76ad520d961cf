// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Note;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.members.StartRow;
import io.jumpkit.probe.etcd.quorum.QuorumRow;
import io.jumpkit.probe.etcd.quorum.Standing;
import io.jumpkit.probe.etcd.snapshot.SnapshotRow;
import io.jumpkit.probe.etcd.survey.MemberRow;
import io.jumpkit.testing.LoopbackEtcd;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on Debian 13's etcd, 3.5, and on a cluster that is on its way there from 3.4. */
class NewerEtcdIT {
    @TempDir
    private Path folder;

    private static List<String> said(Result result) {
        return result.notes().stream().map(Note::text).toList();
    }

    private static Standing verdict(EtcdShell shell) {
        try {
            return EtcdShell.rows(shell.type("etcd quorum"), QuorumRow.class)
                    .get(0)
                    .verdict();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyQuestionHasItsAnswerWithAndWithoutQuorum() throws Exception {
        try (LoopbackEtcd etcd = LoopbackEtcd.startNewer(folder, 3);
                EtcdShell shell = new EtcdShell(etcd.cluster())) {
            for (String line : List.of("etcd status", "etcd health", "etcd members", "etcd quorum", "etcd alarms")) {
                assertEquals(ExitCode.DONE, shell.type(line).exit(), line);
            }
            assertEquals(ExitCode.DONE, shell.type("etcd hash").exit());
            assertEquals(ExitCode.DONE, shell.type("etcd keys a").exit());
            assertTrue(said(shell.type("etcd status")).toString().contains("etcd-io/etcd#20967"));

            etcd.kill("n2");
            etcd.kill("n3");
            etcd.await("the survivor to notice", () -> verdict(shell) == Standing.NO_QUORUM);

            assertEquals(3, shell.type("etcd status").rows().size());
            Result members = shell.type("etcd members");
            assertEquals(3, members.rows().size());
            assertTrue(
                    said(members).toString().contains("perhaps stale"),
                    said(members).toString());
            Result saved = shell.type("etcd snapshot save " + folder.resolve("survivor.db"));
            assertTrue(EtcdShell.rows(saved, SnapshotRow.class).get(0).hashOk().orElse(false));
        }
    }

    @Test
    void aLearnerGetsNoVoteThatWouldBeForgotten() throws Exception {
        try (LoopbackEtcd etcd = LoopbackEtcd.startNewer(folder, 3);
                EtcdShell shell = new EtcdShell(etcd.cluster())) {
            String peer = etcd.place("n4");
            String add = "etcd member add n4 --learner --peer-urls " + peer + " --confirm lo/n4";
            assertTrue(refusal(shell, add).contains("etcd-io/etcd#19557"));
            Result added = shell.type(add + " --despite-version");
            StartRow start = EtcdShell.rows(added, StartRow.class).get(0);
            etcd.start("n4", start.initialCluster(), start.initialClusterState());
            String promote = "etcd member promote " + start.id() + " --confirm lo/n4";
            etcd.await("the learner to catch up", () -> refusal(shell, promote).contains("etcd-io/etcd#19557"));

            assertEquals(
                    ExitCode.DONE, shell.type(promote + " --despite-version").exit());
        }
    }

    /** The way of the runbooks: nothing is promoted, so that nothing is forgotten. */
    @Test
    void whoWouldBeForgottenJoinsWithItsVote() throws Exception {
        try (LoopbackEtcd etcd = LoopbackEtcd.startNewer(folder, 2);
                EtcdShell shell = new EtcdShell(etcd.cluster())) {
            String peer = etcd.place("n3");
            Result joins = shell.type("etcd member joins | expect joins_as == 'voter'");
            assertEquals(ExitCode.DONE, joins.exit(), said(joins).toString());
            Result added = shell.type("etcd member add n3 --as voter --peer-urls " + peer + " --confirm lo/n3");
            StartRow start = EtcdShell.rows(added, StartRow.class).get(0);
            etcd.start("n3", start.initialCluster(), start.initialClusterState());

            etcd.awaitServing("n3");
            assertEquals(
                    ExitCode.DONE,
                    shell.type("etcd members | expect none learner").exit());
        }
    }

    private static String refusal(EtcdShell shell, String line) {
        return assertThrows(UserError.class, () -> shell.type(line)).what();
    }

    @Test
    void amidAnUpgradeNobodyJoins() throws Exception {
        try (LoopbackEtcd etcd = LoopbackEtcd.start(folder, 3);
                EtcdShell shell = new EtcdShell(etcd.cluster())) {
            etcd.kill("n3");
            etcd.upgrade("n3");
            etcd.awaitServing("n3");

            Result members = shell.type("etcd members");
            assertEquals(
                    2,
                    EtcdShell.rows(members, MemberRow.class).stream()
                            .map(m -> m.version().orElseThrow())
                            .distinct()
                            .count());
            assertTrue(
                    said(members).get(0).startsWith("members run different versions: 3.4."),
                    said(members).toString());
            assertTrue(refusal(shell, "etcd member add n4 --learner --peer-urls http://127.77.0.14:9 --confirm lo/n4")
                    .contains("while an upgrade is under way"));
        }
    }
}
