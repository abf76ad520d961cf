// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.probe.etcd.etcdctl.CheckPerf;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PerfPlanTest {
    private static PerfPlan.Wishes wishes(int perSecond, Integer seconds) {
        return new PerfPlan.Wishes(
                Optional.ofNullable(seconds).map(Duration::ofSeconds), perSecond, Optional.empty(), Optional.empty());
    }

    @Test
    void ourLoadIsAsWishedFor() {
        assertEquals(
                "750 writes of 256 bytes in 5.0 s by 50 clients (192 kB)",
                PerfPlan.of(wishes(150, 5)).words());
        assertEquals(
                "--for is out of bounds",
                assertThrows(UserError.class, () -> PerfPlan.of(wishes(150, 61)))
                        .what());
    }

    @Test
    void theNativeClientHasItsOwnLoads() {
        PerfPlan plan = PerfPlan.ofEtcdctl(wishes(1000, null));

        assertEquals(Optional.of(CheckPerf.Load.MEDIUM), plan.ofEtcdctl());
        assertEquals("60000 writes of 1024 bytes in 1 min 0 s by 200 clients (61.4 MB)", plan.words());
    }

    @Test
    void whatTheNativeClientCannotDoIsRefused() {
        assertEquals(
                ExitCode.USAGE,
                assertThrows(UserError.class, () -> PerfPlan.ofEtcdctl(wishes(200, null)))
                        .exit());
        assertThrows(UserError.class, () -> PerfPlan.ofEtcdctl(wishes(150, 10)));
    }
}
