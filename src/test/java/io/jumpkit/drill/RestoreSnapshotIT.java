// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.lab.EtcdWriter;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
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
        return Drill.of(lab, "etcd-restore-snapshot")
                .param("snapshot", snapshot)
                .byHand("stop-what-writes", "the application is stopped")
                .choose("see-how-the-members-are-run", "stop-every-member")
                .confirm("stop-every-member", "n[1-3]")
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
}
