// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.metrics;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How long something took, counted in buckets since a member was started: of use only as the difference of two. Pure.
 *
 * @param buckets how many took at most so many seconds, by the bound
 * @param sum of all, in seconds
 */
public record Histogram(TreeMap<Double, Double> buckets, double sum) {

    /** What was counted since an earlier look; a counter that went back was started anew and counts from nothing. */
    public Histogram since(Histogram earlier) {
        if (count() < earlier.count()) {
            return this;
        }
        TreeMap<Double, Double> delta = new TreeMap<>();
        buckets.forEach((bound, n) -> delta.put(bound, n - earlier.buckets.getOrDefault(bound, 0.0)));
        return new Histogram(delta, sum - earlier.sum);
    }

    /** How many were counted. */
    public long count() {
        return buckets.isEmpty() ? 0 : Math.round(buckets.lastEntry().getValue());
    }

    /** The mean in seconds; absent when nothing was counted. */
    public OptionalDouble mean() {
        return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count());
    }

    /**
     * The time that this share of all took at most, in seconds: inside a bucket taken to be even, as Prometheus'
     * {@code histogram_quantile} does; above the last bound it is that bound. Absent when nothing was counted.
     */
    public OptionalDouble quantile(double share) {
        if (count() == 0) {
            return OptionalDouble.empty();
        }
        double rank = share * buckets.lastEntry().getValue();
        double lowBound = 0;
        double lowCount = 0;
        for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
            if (bucket.getValue() >= rank) {
                if (bucket.getKey().isInfinite()) {
                    return OptionalDouble.of(lowBound);
                }
                double inside = bucket.getValue() - lowCount;
                double part = inside == 0 ? 1 : (rank - lowCount) / inside;
                return OptionalDouble.of(lowBound + (bucket.getKey() - lowBound) * part);
            }
            lowBound = bucket.getKey();
            lowCount = bucket.getValue();
        }
        return OptionalDouble.of(lowBound);
    }
}
