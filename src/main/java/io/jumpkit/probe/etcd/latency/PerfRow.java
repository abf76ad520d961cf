// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.latency;

/**
 * What etcd did with the writes it was given: the row of {@code etcd perf}.
 *
 * @param good whether it kept up: at least nine tenths of the wanted rate and no write above half a second, as etcdctl's
 *     own check has it
 */
public record PerfRow(
        double seconds,
        long writes,
        long failed,
        double perSecond,
        double wantedPerSecond,
        double p50Ms,
        double p99Ms,
        double maxMs,
        boolean cleanedUp,
        boolean good) {}
