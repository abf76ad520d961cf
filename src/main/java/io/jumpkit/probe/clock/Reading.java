// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.clock;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One look at a node's clock over an open channel.
 *
 * <p>The node read it somewhere between question and answer, so the truth is within half a round trip of the middle; a
 * clock that shows whole seconds was read somewhere in that second.
 *
 * @param offsetNanos how far the node's clock is ahead of ours, at the best guess
 * @param errorNanos how far the truth may be from the guess, both ways
 * @param rttNanos the round trip
 */
record Reading(long offsetNanos, long errorNanos, long rttNanos) {
    private static final Pattern DATE = Pattern.compile("(\\d{1,12})\\.(\\d{1,9})?.*");
    private static final long SECOND = 1_000_000_000;

    /**
     * What an answer says; empty when it is no time.
     *
     * @param answer what {@code date +%s.%N} printed; a busybox leaves the fraction out
     * @param askedAt our clock when the question went out, since the epoch
     */
    static Optional<Reading> of(String answer, Duration askedAt, long rttNanos) {
        Matcher date = DATE.matcher(answer.strip());
        if (!date.matches()) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(date.group(1)) - askedAt.toSeconds();
        boolean whole = date.group(2) == null;
        long fraction = whole ? SECOND / 2 : nanos(date.group(2));
        long middle = askedAt.getNano() + rttNanos / 2;
        long error = rttNanos / 2 + (whole ? SECOND / 2 : 0);
        return Optional.of(new Reading(seconds * SECOND + fraction - middle, error, rttNanos));
    }

    private static long nanos(String digits) {
        return Long.parseLong(digits + "0".repeat(9 - digits.length()));
    }

    /** The most certain one. */
    static Optional<Reading> best(List<Reading> readings) {
        return readings.stream().min(Comparator.comparingLong(Reading::errorNanos));
    }
}
