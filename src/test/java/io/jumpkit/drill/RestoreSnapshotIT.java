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

/** {@code etcd-restore-snapshot}: what was deleted for everybody comes back from a file, as one cluster. */
@Lab("etcd")
class RestoreSnapshotIT {
    private final LabBench lab;
    private final EtcdScene etcd;

    @TempDir
    Path folder;

    RestoreSnapshotIT(LabBench lab) {
        this.lab = lab;
        this.etcd = new EtcdScene(lab);
    }

    @BeforeEach
    void fresh() throws InterruptedException {
        lab.reset();
    }

    static Drill restore(LabBench lab, Path snapshot) {
        return begun(lab, snapshot).byHand("stop-what-writes", "the application is stopped");
    }

    private static Drill begun(LabBench lab, Path snapshot) {
        return Drill.of(lab, "etcd-restore-snapshot")
                .param("snapshot", snapshot)
                .choose("see-how-the-members-are-run", "stop-every-member")
                .confirm("restore-every-member", "n[1-3]");
    }

    private Path save() throws InterruptedException {
        Path snapshot = folder.resolve("before.db");
        Ended saved = etcd.type("etcd snapshot save " + snapshot);
        assertEquals(0, saved.exit(), saved.out() + saved.err());
        return snapshot;
    }

    @Procedure("etcd-restore-snapshot")
    void bringsBackWhatWasDeletedForEverybody() throws Exception {
        EtcdWriter writer = lab.writeFrom("n5");
        writer.awaitWrites(5);
        writer.stop();
        Path snapshot = save();
        lab.console("n1", "sh", "-c", "ETCDCTL_API=3 etcdctl del --prefix writer- && etcdctl put later gone");

        Ended run = restore(lab, snapshot).follow();

        etcd.assertWell(3);
        assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
        String later = lab.console("n1", "sh", "-c", "ETCDCTL_API=3 etcdctl get later");
        assertEquals("", later, "announced as lost: " + run.out());
    }

    @Test
    void neverRestoresOverDataThatIsThere() throws Exception {
        Path snapshot = save();
        Ended whileRunning = etcd.type("etcd snapshot restore " + snapshot + " --confirm lab/n[1-3]");
        assertEquals(3, whileRunning.exit(), whileRunning.out() + whileRunning.err());
        lab.lab("stop", "n1,n2,n3", "etcd");

        Ended overData = etcd.type("etcd snapshot restore " + snapshot + " --confirm lab/n[1-3]");

        assertEquals(3, overData.exit(), overData.out() + overData.err());
        lab.lab("start", "n1,n2,n3", "etcd");
        etcd.awaitMajority();
        etcd.assertWell(3);
    }

    @Test
    void doesNotGoOnWithAnotherCluster() throws Exception {
        Drill drill = begun(lab, save());
        drill.untilAsked();
        lab.reset();

        Ended resumed =
                drill.byHand("stop-what-writes", "the application is stopped").refused();

        assertTrue(resumed.err().contains("another cluster"), resumed.out() + resumed.err());
        etcd.assertWell(3);
    }
}
