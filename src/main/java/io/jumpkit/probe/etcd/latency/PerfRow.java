// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.latency;

import io.jumpkit.probe.etcd.etcdctl.CheckPerf;
import java.util.Optional;

/**
 * What etcd did with the writes it was given: the row of {@code etcd perf}.
 *
 * @param p50Ms absent where etcdctl measured, which tells only the slowest; so is {@code p99Ms}
 * @param good whether it kept up: at least nine tenths of the wanted rate and no write above half a second, as etcdctl's
 *     own check has it
 */
public record PerfRow(
        double seconds,
        long writes,
        long failed,
        double perSecond,
        double wantedPerSecond,
        Optional<Double> p50Ms,
        Optional<Double> p99Ms,
        double maxMs,
        boolean cleanedUp,
        boolean good) {

    /** etcdctl's check perf passes from nine tenths of the rate on (ctlv3/command/check.go). */
    private static final double ENOUGH = 0.9;

    /** The same: no request slower than half a second. */
    private static final double SLOWEST_MS = 500;

    static PerfRow of(PerfPlan plan, PerfLoad.Outcome outcome, boolean clean) {
        double[] millis = outcome.times().stream()
                .mapToDouble(t -> Math.round(t.toNanos() / 1e4) / 100.0)
                .sorted()
                .toArray();
        double seconds = outcome.took().toMillis() / 1000.0;
        double perSecond =
                millis.length / Math.max(0.001, Math.min(seconds, plan.time().toMillis() / 1000.0));
        double max = at(millis, 1);
        return new PerfRow(
                Math.round(seconds * 10) / 10.0,
                millis.length,
                outcome.failed(),
                Math.round(perSecond * 10) / 10.0,
                plan.perSecond(),
                Optional.of(at(millis, 0.5)),
                Optional.of(at(millis, 0.99)),
                max,
                clean,
                isGood(plan, perSecond, max, outcome.failed()));
    }

    static PerfRow of(PerfPlan plan, CheckPerf found, boolean clean) {
        double seconds = plan.time().toSeconds();
        return new PerfRow(
                seconds,
                Math.round(found.perSecond() * seconds),
                found.failed(),
                found.perSecond(),
                plan.perSecond(),
                Optional.empty(),
                Optional.empty(),
                found.slowestMs(),
                clean,
                isGood(plan, found.perSecond(), found.slowestMs(), found.failed()));
    }

    private static boolean isGood(PerfPlan plan, double perSecond, double maxMs, long failed) {
        return perSecond >= ENOUGH * plan.perSecond() && maxMs <= SLOWEST_MS && failed == 0;
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }

    String words() {
        String half = p50Ms.map(p50 -> "half took " + p50 + " ms, ").orElse("")
                + p99Ms.map(p99 -> "99 % at most " + p99 + " ms, ").orElse("");
        return writes + " writes in " + seconds + " s, " + perSecond + " a second; " + half + "the slowest " + maxMs
                + " ms" + (failed > 0 ? "; " + failed + " failed" : "");
    }
}
