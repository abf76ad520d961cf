// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.lab.EtcdWriter;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.lab.drill.EtcdFaults;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code etcd-corrupt-member}: a disk that lied, under an application. */
@Lab("etcd")
class CorruptMemberIT {
    private final LabBench lab;
    private final EtcdScene etcd;

    @TempDir
    Path folder;

    CorruptMemberIT(LabBench lab) {
        this.lab = lab;
        this.etcd = new EtcdScene(lab);
    }

    @BeforeEach
    void fresh() throws InterruptedException {
        lab.reset();
    }

    private Drill drill(String odd, String good) {
        return Drill.of(lab, "etcd-corrupt-member")
                .param("odd", odd)
                .param("good", good)
                .param("snapshot", folder.resolve("good.db"))
                .confirm("take-it-out", odd)
                .choose("see-how-it-is-run", "keep-it-from-starting");
    }

    @Procedure("etcd-corrupt-member")
    void takesTheOddMemberOutAndAddsItAgain() throws Exception {
        try (EtcdWriter writer = lab.writeFrom("n5")) {
            writer.awaitWrites(5);
            etcd.faults().corrupt("n2");
            etcd.awaitAlarm("CORRUPT");

            drill("n2", "n1")
                    .choose("add-a-machine-in-its-place", "etcd-grow-to-three")
                    .handsOverTo("etcd-grow-to-three");
            writer.awaitWrites(3);
            GrowToThreeIT.grow(lab, "n2", folder.resolve("good.db")).follow();

            writer.awaitWrites(3);
            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
        }
        etcd.assertWell(3);
        assertEquals(EtcdFaults.WRITTEN, etcd.faults().valueOn("n2"));
    }

    @Test
    void refusesAMemberThatAgrees() throws Exception {
        Ended run = drill("n2", "n1").refused();

        assertTrue(run.err().contains("all others agree"), run.out() + run.err());
        etcd.assertWell(3);
    }
}
