// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.lab.EtcdWriter;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.lab.drill.Scene;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
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

    @Procedure("etcd-replace-member")
    void replacesAMemberThatWasLostWithItsDisk() throws Exception {
        try (EtcdWriter writer = lab.writeFrom("n5")) {
            Scene.of("etcd-replace-member").orElseThrow().breaking().on(new BenchStage(lab));

            Drill.of(lab, "etcd-replace-member")
                    .param("failed", "n3")
                    .param("snapshot", folder.resolve("before.db"))
                    .confirm("remove-the-dead-member", "n3")
                    .confirm("add-the-replacement-as-a-learner", "n3")
                    .choose("see-how-the-member-is-run", "set-old-data-aside")
                    .confirm("give-it-its-vote", "n3")
                    .follow();

            writer.awaitWrites(3);
            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
        }
        etcd.assertWell(3);
    }
}
