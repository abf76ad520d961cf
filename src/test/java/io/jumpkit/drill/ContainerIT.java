// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where etcd is a container, nodes show it, and runbooks leave it to whoever follows them. */
@Lab("container")
class ContainerIT {
    private final LabBench lab;
    private final EtcdScene etcd;

    @TempDir
    Path folder;

    ContainerIT(LabBench lab) {
        this.lab = lab;
        this.etcd = new EtcdScene(lab);
    }

    @Test
    void isNeverTakenForAUnit() throws Exception {
        assertEquals(
                List.of("container", "container", "container"),
                etcd.rows("etcd data-dir --on n[1-3]").stream()
                        .map(row -> row.get("supervisor").asText())
                        .toList());
        Path snapshot = folder.resolve("now.db");
        assertEquals(0, etcd.type("etcd snapshot save " + snapshot).exit());

        Ended asked = Drill.of(lab, "etcd-restore-snapshot")
                .param("snapshot", snapshot)
                .byHand("stop-what-writes", "nobody writes")
                .untilAsked();

        String said = asked.out() + asked.err();
        assertTrue(said.contains("(restore-by-hand)  fits now"), said);
    }
}
