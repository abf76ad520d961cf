// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.EtcdSettings.Via;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.output.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same etcd where only a bastion can be reached: dialled through its sshd, the TLS names kept. */
@Lab("prod-like")
class EtcdBehindBastionIT extends EveryRoad {
    EtcdBehindBastionIT(LabBench lab) {
        super(lab, Via.SSH);
    }

    /**
     * The first questions of a session, whose connections are still to be opened. The process is not new: it has no archive
     * of its classes, which the launcher makes.
     */
    @Test
    void theSurvivorOfThreeIsHeardWithinThreeSeconds() throws InterruptedException {
        good("etcd status");
        lab().powerOff("n1,n2");
        beginAnew();
        for (String line : List.of("etcd status", "etcd members", "etcd quorum")) {
            long start = System.nanoTime();
            Result result = type(line);
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertTrue(took.toMillis() < 3000, line + " took " + took + "\n" + EtcdShell.screen(result));
            assertTrue(EtcdShell.screen(result).contains("n3"), EtcdShell.screen(result));
        }
        lab().reset();
    }
}
