// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private long now;
    private final Breaker breaker = new Breaker(() -> now, () -> 0.5);

    @Test
    void twoFailuresAreFree() {
        breaker.failed();
        breaker.failed();

        assertEquals(Optional.empty(), breaker.closedFor());
    }

    @Test
    void theThirdClosesItForAWhile() {
        breaker.failed();
        breaker.failed();
        breaker.failed();

        assertEquals(Optional.of(Duration.ofSeconds(2)), breaker.closedFor());
        now += Duration.ofSeconds(2).toNanos();
        assertEquals(Optional.empty(), breaker.closedFor());
    }

    @Test
    void pausesDoubleUpToAMinute() {
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            seconds.add(breaker.failed().toMillis());
        }

        assertEquals(List.of(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L), seconds);
    }

    @Test
    void whoIsAllowedMayBeTriedOnceAndWaitsLongerAfterwards() {
        for (int i = 0; i < 4; i++) {
            breaker.failed();
        }
        breaker.allow();

        assertEquals(Optional.empty(), breaker.closedFor());
        assertEquals(Duration.ofSeconds(8), breaker.failed());
    }

    @Test
    void oneSuccessForgivesAll() {
        for (int i = 0; i < 9; i++) {
            breaker.failed();
        }
        breaker.worked();

        assertEquals(Optional.empty(), breaker.closedFor());
    }
}
