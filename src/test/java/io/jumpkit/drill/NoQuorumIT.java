// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.lab.EtcdWriter;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code etcd-no-quorum}: two of three members are gone; old members come first, a restore last. */
@Lab("etcd")
class NoQuorumIT {
    private final LabBench lab;
    private final EtcdScene etcd;

    @TempDir
    Path folder;

    NoQuorumIT(LabBench lab) {
        this.lab = lab;
        this.etcd = new EtcdScene(lab);
    }

    @BeforeEach
    void fresh() throws InterruptedException {
        lab.reset();
    }

    private Drill drill() {
        return Drill.of(lab, "etcd-no-quorum").param("snapshot", folder.resolve("survivor.db"));
    }

    @Procedure("etcd-no-quorum")
    void bringsOldMembersBackAndLosesNothing() throws Exception {
        try (EtcdWriter writer = lab.writeFrom("n5")) {
            writer.awaitWrites(5);
            lab.powerOff("n2,n3");
            Drill drill = drill();
            drill.untilAsked();

            lab.powerOn("n2,n3");
            etcd.awaitMajority();
            drill.byHand("bring-back-old-members", "n2 and n3 had lost their power")
                    .choose("did-that-bring-the-majority-back", "see-that-all-is-well")
                    .follow();

            writer.awaitWrites(3);
            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
        }
        etcd.assertWell(3);
    }

    @Procedure("etcd-no-quorum")
    void restoresWhatTheSurvivorKnowsWhenTheDisksAreGone() throws Exception {
        EtcdWriter writer = lab.writeFrom("n5");
        writer.awaitWrites(5);
        writer.stop();
        etcd.assertWell(3);
        lab.wipe("n2,n3");
        lab.powerOn("n2,n3");

        saved("n2 and n3 came back with empty disks");
        restored(writer);
    }

    /** Before 3.6 an etcd that starts alone answers nobody; what it has is on its disk. */
    @Procedure("etcd-no-quorum")
    void copiesTheDiskOfASurvivorThatAnswersNobody() throws Exception {
        EtcdWriter writer = lab.writeFrom("n5");
        writer.awaitWrites(5);
        writer.stop();
        etcd.assertWell(3);
        lab.wipe("n2,n3");
        lab.powerOff("n1");
        lab.powerOn("n1");

        saved("n2 and n3 are lost, n1 waits for them");
        lab.powerOn("n2,n3");
        restored(writer);
    }

    /** A survivor that loses its power, as a round may have it, has its disk copied. */
    private void saved(String found) throws Exception {
        drill().byHand("bring-back-old-members", found)
                .choose("did-that-bring-the-majority-back", "save-what-a-survivor-knows")
                .confirm("stop-a-silent-survivor", "n1")
                .choose("restore-it", "etcd-restore-snapshot")
                .handsOverTo("etcd-restore-snapshot");
    }

    private void restored(EtcdWriter writer) throws Exception {
        RestoreSnapshotIT.restore(lab, folder.resolve("survivor.db")).follow();

        etcd.assertWell(3);
        assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
    }

    @Test
    void refusesWhereAMajorityServes() throws InterruptedException {
        Ended run = drill().refused();

        assertTrue(run.err().contains("a majority is missing"), run.out() + run.err());
    }
}
