// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateTest {
    @Test
    void saysHowFastAndHowLongYet() {
        assertEquals(
                "1.0 GB of 4.0 GB, 100 MB/s, 30.0 s left",
                new Rate(1_000_000_000, 4_000_000_000L, Duration.ofSeconds(10)).words());
    }

    @Test
    void saysNoRateBeforeThereIsOne() {
        assertEquals("32.8 kB of 4.0 GB", new Rate(32_768, 4_000_000_000L, Duration.ofMillis(5)).words());
    }

    @Test
    void whereNobodyKnowsTheWholeNothingIsLeft() {
        assertEquals("5.0 MB, 2.5 MB/s", new Rate(5_000_000, 0, Duration.ofSeconds(2)).words());
    }
}
