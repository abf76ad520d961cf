// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.lab.EtcdWriter;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.lab.drill.Scene;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code etcd-replace-member}: a machine came back with an empty disk, under an application. */
@Lab("etcd")
class DeadMemberIT {
    private final LabBench lab;
    private final EtcdScene etcd;

    @TempDir
    Path folder;

    DeadMemberIT(LabBench lab) {
        this.lab = lab;
        this.etcd = new EtcdScene(lab);
    }

    @BeforeEach
    void fresh() throws InterruptedException {
        lab.reset();
    }

    static Drill replace(LabBench lab, String failed, Path snapshot) {
        return Drill.of(lab, "etcd-replace-member")
                .param("failed", failed)
                .param("snapshot", snapshot)
                .confirm("remove-the-dead-member", failed)
                .confirm("add-the-replacement", failed)
                .confirm("give-it-its-vote", failed);
    }

    private Drill replace(String failed) {
        return replace(lab, failed, folder.resolve("before.db"))
                .choose("see-how-the-member-is-run", "set-old-data-aside");
    }

    @Procedure("etcd-replace-member")
    void replacesAMemberThatWasLostWithItsDisk() throws Exception {
        try (EtcdWriter writer = lab.writeFrom("n5")) {
            Scene.of("etcd-replace-member").orElseThrow().breaking().on(new BenchStage(lab));
            etcd.awaitMajority();

            replace("n3").follow();

            writer.awaitWrites(3);
            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
        }
        etcd.assertWell(3);
    }

    @Procedure("etcd-replace-member")
    void replacesALeaderThatWasLostWithItsDisk() throws Exception {
        String failed = etcd.leader();
        try (EtcdWriter writer = lab.writeFrom("n5")) {
            lab.wipe(failed);
            lab.powerOn(failed);
            etcd.awaitMajority();

            replace(failed).follow();

            writer.awaitWrites(3);
            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
        }
        etcd.assertWell(3);
    }

    @Test
    void refusesAHealthyMember() throws Exception {
        Ended run = replace("n1").refused();

        assertTrue(run.err().contains("Nothing was changed"), run.out() + run.err());
        etcd.assertWell(3);
    }
}
