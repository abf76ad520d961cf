// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.lab.EtcdWriter;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code etcd-nospace}: the quota is used up under an application, and won back. */
@Lab("etcd")
class NospaceIT {
    private final LabBench lab;
    private final EtcdScene etcd;

    NospaceIT(LabBench lab) {
        this.lab = lab;
        this.etcd = new EtcdScene(lab);
    }

    @BeforeEach
    void fresh() throws InterruptedException {
        lab.reset();
    }

    @Procedure("etcd-nospace")
    void winsTheSpaceBackUnderAnApplication() throws InterruptedException {
        try (EtcdWriter writer = lab.writeFrom("n5")) {
            etcd.fill();
            Ended early = etcd.type("etcd alarm disarm");
            assertEquals(3, early.exit(), early.out() + early.err());

            Drill.of(lab, "etcd-nospace").follow();

            writer.awaitWrites(3);
            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
        }
        etcd.assertWell(3);
        assertTrue(etcd.rows("etcd status").stream()
                .allMatch(member -> member.get("db_bytes").asLong() < 5_000_000));
    }

    @Test
    void refusesWhereNoSpaceIsMissing() throws InterruptedException {
        Ended run = Drill.of(lab, "etcd-nospace").refused();

        assertTrue(run.err().contains("Nothing was changed"), run.out() + run.err());
    }
}
