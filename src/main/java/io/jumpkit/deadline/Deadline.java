// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.deadline;

import java.time.Duration;

/** The moment by which an act must have ended, on the monotonic clock. */
public record Deadline(long nanoTime) {

    /** A deadline that much from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left; never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /** What is left in whole milliseconds, at least 1 so that no library takes it for "for ever". */
    public int leftMillis() {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, left().toMillis()));
    }

    /** Whether the time is up. */
    public boolean isOver() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /** The earlier of this deadline and one that much from now. */
    public Deadline orIn(Duration time) {
        Deadline other = in(time);
        return other.nanoTime - nanoTime < 0 ? other : this;
    }
}
