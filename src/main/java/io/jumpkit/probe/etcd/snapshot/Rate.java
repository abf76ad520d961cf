// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import io.jumpkit.command.Durations;
import io.jumpkit.probe.etcd.survey.Cells;
import java.time.Duration;
import java.util.Optional;

/**
 * How something that moves bytes gets on. Pure.
 *
 * @param total 0 when nobody knows it
 */
public record Rate(long done, long total, Duration elapsed) {
    /** Below this a rate is a guess. */
    private static final Duration ENOUGH = Duration.ofMillis(300);

    /** Bytes a second, once enough time has passed to say. */
    Optional<Double> perSecond() {
        boolean known = done > 0 && elapsed.compareTo(ENOUGH) >= 0;
        return known ? Optional.of(done / (elapsed.toNanos() / 1e9)) : Optional.empty();
    }

    /** The time that the rest takes at this rate. */
    Optional<Duration> left() {
        return perSecond().filter(r -> total > done).map(r -> Duration.ofMillis(Math.round((total - done) * 1000 / r)));
    }

    /** {@code 1.2 GB of 4.0 GB, 120 MB/s, 23 s left}. */
    public String words() {
        String of = total > 0 ? " of " + Cells.bytes(total) : "";
        String rate =
                perSecond().map(r -> ", " + Cells.bytes(Math.round(r)) + "/s").orElse("");
        String left = left().map(t -> ", " + Durations.words(t) + " left").orElse("");
        return Cells.bytes(done) + of + rate + left;
    }
}
