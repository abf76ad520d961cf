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

/** {@code etcd-grow-to-three}: from two members and from one, while an application writes. */
@Lab("etcd")
class GrowToThreeIT {
    private final LabBench lab;
    private final EtcdScene etcd;

    @TempDir
    Path folder;

    GrowToThreeIT(LabBench lab) {
        this.lab = lab;
        this.etcd = new EtcdScene(lab);
    }

    @BeforeEach
    void fresh() throws InterruptedException {
        lab.reset();
    }

    private Drill grow(String node) {
        return grow(lab, node, folder.resolve(node + ".db"));
    }

    static Drill grow(LabBench lab, String node, Path snapshot) {
        return Drill.of(lab, "etcd-grow-to-three")
                .param("machine", node)
                .param("snapshot", snapshot)
                .confirm("add-the-machine", node)
                .choose("see-how-etcd-is-run-there", "set-old-data-aside")
                .confirm("give-it-its-vote", node);
    }

    private void shrinkBy(String node) throws Exception {
        etcd.faults().shrinkBy(node);
        etcd.awaitMajority();
    }

    @Procedure("etcd-grow-to-three")
    void growsFromTwo() throws Exception {
        shrinkBy("n3");
        try (EtcdWriter writer = lab.writeFrom("n5")) {
            grow("n3").follow();

            writer.awaitWrites(3);
            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
        }
        etcd.assertWell(3);
    }

    @Procedure("etcd-grow-to-three")
    void growsFromOneInTwoRounds() throws Exception {
        shrinkBy("n3");
        shrinkBy("n2");
        try (EtcdWriter writer = lab.writeFrom("n5")) {
            grow("n2").follow();
            etcd.assertWell(2);
            grow("n3").follow();

            writer.awaitWrites(3);
            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
        }
        etcd.assertWell(3);
    }

    @Test
    void addsNobodyBesideADeadVoter() throws Exception {
        shrinkBy("n3");
        lab.lab("stop", "n2", "etcd");

        Ended run = Drill.of(lab, "etcd-grow-to-three")
                .param("machine", "n3")
                .param("snapshot", folder.resolve("n3.db"))
                .refused();

        assertTrue(run.err().contains("all voters serve"), run.out() + run.err());
    }
}
