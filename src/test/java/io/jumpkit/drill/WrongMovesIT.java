// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves that have cost others their cluster: each is refused by the built Jumpkit, and nothing is changed. */
@Lab("etcd")
class WrongMovesIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final LabBench lab;
    private final EtcdScene etcd;

    @TempDir
    Path folder;

    WrongMovesIT(LabBench lab) {
        this.lab = lab;
        this.etcd = new EtcdScene(lab);
    }

    @BeforeEach
    void fresh() throws InterruptedException {
        lab.reset();
    }

    private void assertRefused(String line, String why) throws InterruptedException {
        String before = members();

        Ended ended = etcd.type(line);

        assertEquals(3, ended.exit(), ended.out() + ended.err());
        assertTrue((ended.out() + ended.err()).contains(why), ended.out() + ended.err());
        assertEquals(before, members());
    }

    private String members() throws InterruptedException {
        return lab.console("n1", "sh", "-c", "ETCDCTL_API=3 etcdctl member list");
    }

    private Path save() throws InterruptedException {
        Path snapshot = folder.resolve("now.db");
        Ended saved = etcd.type("etcd snapshot save " + snapshot);
        assertEquals(0, saved.exit(), saved.out() + saved.err());
        return snapshot;
    }

    @Test
    void removingAHealthyMemberWhereThatLosesTheMajority() throws Exception {
        lab.powerOff("n2");
        etcd.awaitMajority();

        assertRefused("etcd member remove n3 --confirm lab/n3", "would leave 1 of 2 voters healthy");
    }

    @Test
    void addingAVoterBeforeTheDeadOneIsRemoved() throws Exception {
        lab.powerOff("n3");
        etcd.awaitMajority();

        assertRefused("etcd member add n4 --confirm lab/n4", "remove the dead member first");
        assertRefused("etcd member add n3 --learner --confirm lab/n3", "remove it first");
    }

    @Test
    void promotingALearnerThatLags() throws Exception {
        etcd.faults().shrinkBy("n3");
        etcd.awaitMajority();
        Drill.of(lab, "etcd-grow-to-three")
                .param("machine", "n3")
                .param("snapshot", folder.resolve("two.db"))
                .confirm("add-the-machine", "n3")
                .choose("see-how-etcd-is-run-there", "set-old-data-aside")
                .untilAsked();
        lab.lab("partition", "n3", "n1,n2");
        lab.console(
                "n1",
                "sh",
                "-c",
                "for i in $(seq 300); do ETCDCTL_API=3 etcdctl put key/$i $i >/dev/null || exit 1; done");

        assertRefused("etcd member promote n3 --confirm lab/n3", "n3 is still catching up");
    }

    @Test
    void restoringOverADataDirectory() throws Exception {
        String restore = "etcd snapshot restore " + save() + " --confirm lab/n[1-3]";
        assertRefused(restore, "etcd runs there");
        lab.lab("stop", "n1,n2,n3", "etcd");

        Ended ended = etcd.type(restore);

        assertEquals(3, ended.exit(), ended.out() + ended.err());
        String said = ended.out() + ended.err();
        assertTrue(said.contains("/var/lib/etcd/default exists"), said);
        lab.lab("start", "n1,n2,n3", "etcd");
        etcd.awaitMajority();
        etcd.assertWell(3);
    }

    @Test
    void restoringWithTheInitialClusterOfOneMember() throws Exception {
        Path snapshot = save();
        String url = etcd.rows("etcd members").get(0).get("peer_urls").get(0).asText();
        lab.lab("stop", "n1,n2,n3", "etcd");
        lab.console("n1", "mv", "/var/lib/etcd/default", "/var/lib/etcd/aside");

        Ended ended =
                etcd.type("etcd snapshot restore " + snapshot + " --initial-cluster n1=" + url + " --confirm lab/n1");

        assertEquals(3, ended.exit(), ended.out() + ended.err());
        String said = ended.out() + ended.err();
        assertTrue(said.contains("it would make 3 clusters"), said);
        assertEquals("aside", lab.console("n1", "ls", "/var/lib/etcd"));
    }

    @Test
    void goingOnWithAnotherCluster() throws Exception {
        Drill drill = Drill.of(lab, "etcd-restore-snapshot").param("snapshot", save());
        drill.untilAsked();
        lab.reset();

        Ended resumed =
                drill.byHand("stop-what-writes", "the application is stopped").refused();

        assertTrue(resumed.err().contains("another cluster"), resumed.out() + resumed.err());
        etcd.assertWell(3);
    }

    @Test
    void changingSomethingInAGuard() throws Exception {
        Path runbook = folder.resolve("careless.md");
        Files.writeString(
                runbook,
                """
                ---
                runbook: careless
                applies-to: etcd >=3.4
                risk: low
                owner: nobody
                expected-time: 1 min
                last-drilled: never
                ---

                # Look around

                ## Steps

                ### Look

                **Guard:** it goes

                ```jumpkit
                etcd member remove n3 | expect any id != ''
                ```
                """);

        Ended lint = JumpkitProcess.run(lab.settings().environment(), LIMIT, "runbook", "lint", runbook.toString());

        assertTrue(
                (lint.out() + lint.err()).contains("'etcd member remove' can change things, and **Guard** only looks"),
                lint.out() + lint.err());
        String before = members();
        Ended run = JumpkitProcess.run(lab.settings().environment(), LIMIT, "lab", "run", runbook.toString());
        assertTrue(run.exit() == 2 || run.exit() == 3, run.exit() + run.out() + run.err());
        assertEquals(before, members());
    }
}
