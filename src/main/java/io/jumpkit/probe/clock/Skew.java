// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far one node's clock is ahead of another's.
 *
 * @param errorMs the sum of both errors
 */
record Skew(String ahead, String behind, double ms, double errorMs) {

    /** The difference between two nodes, the one that is ahead first. */
    static Skew of(ClockRow a, ClockRow b) {
        double error = a.errorMs() + b.errorMs();
        return a.offsetMs() >= b.offsetMs()
                ? new Skew(a.node(), b.node(), a.offsetMs() - b.offsetMs(), error)
                : new Skew(b.node(), a.node(), b.offsetMs() - a.offsetMs(), error);
    }

    /** What is certain of it: never less than nothing. */
    double leastMs() {
        return Math.max(0, ms - errorMs);
    }

    /** What it may be. */
    double mostMs() {
        return ms + errorMs;
    }

    /** The pair that differs most for certain; of those that may not differ at all the widest. */
    static Optional<Skew> worst(List<ClockRow> rows) {
        List<Skew> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                all.add(of(rows.get(i), rows.get(j)));
            }
        }
        return all.stream().max(Comparator.comparingDouble(Skew::leastMs).thenComparingDouble(Skew::ms));
    }

    /** {@code n2–n3: 3000.2 ± 0.7 ms}. */
    String words() {
        return ahead + "–" + behind + ": " + String.format(Locale.ROOT, "%.1f ± %.1f ms", ms, errorMs);
    }
}
