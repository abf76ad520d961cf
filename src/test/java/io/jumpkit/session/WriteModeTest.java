// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriteModeTest {
    private final MovedClock clock = new MovedClock();
    private final WriteMode mode = new WriteMode(clock);

    @Test
    void beginsReadOnly() {
        assertFalse(mode.isWritable());
    }

    @Test
    void closesByItselfWhenTheTimeIsUp() {
        mode.writable(Optional.of(Duration.ofMinutes(15)));

        clock.now = clock.now.plus(Duration.ofMinutes(14));
        assertEquals(Optional.of(Duration.ofMinutes(1)), mode.left());
        clock.now = clock.now.plus(Duration.ofMinutes(1));

        assertFalse(mode.isWritable());
    }

    @Test
    void staysOpenWithoutATime() {
        mode.writable(Optional.empty());

        clock.now = clock.now.plus(Duration.ofDays(1));

        assertTrue(mode.isWritable());
        assertEquals(Optional.empty(), mode.left());
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
