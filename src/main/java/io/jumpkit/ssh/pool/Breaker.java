// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Whether a node may be tried again: after a few failures in a row it is left alone for a time that doubles, chosen at
 * random below its limit so that nodes which failed together are not all tried together.
 */
final class Breaker {
    private static final int FREE_FAILURES = 2;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final LongSupplier nanoClock;
    private final DoubleSupplier random;
    private int failures;
    private long untilNanos;

    Breaker(LongSupplier nanoClock, DoubleSupplier random) {
        this.nanoClock = nanoClock;
        this.random = random;
    }

    /** How much longer the node is left alone; empty when it may be tried. */
    synchronized Optional<Duration> closedFor() {
        long left = untilNanos - nanoClock.getAsLong();
        return failures > FREE_FAILURES && left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
    }

    /** The node failed; returns how long to wait before trying by oneself. */
    synchronized Duration failed() {
        failures++;
        long limit = LONGEST.toMillis();
        int doublings = Math.min(failures - 1, 16);
        long ceiling = Math.min(limit, FIRST.toMillis() << doublings);
        Duration pause = Duration.ofMillis((long) (random.getAsDouble() * ceiling));
        untilNanos = nanoClock.getAsLong() + pause.toNanos();
        return pause;
    }

    /** Somebody knows better: the node may be tried now. What failed before still counts. */
    synchronized void allow() {
        untilNanos = nanoClock.getAsLong();
    }

    /** The node answered. */
    synchronized void worked() {
        failures = 0;
    }
}
