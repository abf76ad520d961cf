// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import java.util.Optional;

/**
 * What a node's TCP did in an interval. What the kernel does not count is null.
 *
 * @param retransPct of the segments sent; null when none was sent
 * @param timeoutsPerS retransmission timers that ran out
 * @param synRetransPerS connection attempts that were repeated
 * @param listenDropsPerS connections that were thrown away because a service did not take them in time
 */
record Rates(
        String node,
        long intervalMs,
        Double outSegsPerS,
        Double retransPerS,
        Double retransPct,
        Double timeoutsPerS,
        Double synRetransPerS,
        Double listenDropsPerS) {

    /** The rates between two moments; empty when no time passed. */
    static Optional<Rates> of(String node, TcpCounters before, TcpCounters after) {
        long interval = after.uptimeMs() - before.uptimeMs();
        if (interval <= 0) {
            return Optional.empty();
        }
        Optional<Long> out = before.growth("Tcp.OutSegs", after);
        Optional<Long> again = before.growth("Tcp.RetransSegs", after);
        Double pct = out.isPresent() && out.get() > 0 && again.isPresent()
                ? (Double) Decimals.round(100.0 * again.get() / out.get())
                : null;
        return Optional.of(new Rates(
                node,
                interval,
                perSecond(out, interval),
                perSecond(again, interval),
                pct,
                perSecond(before.growth("TcpExt.TCPTimeouts", after), interval),
                perSecond(before.growth("TcpExt.TCPSynRetrans", after), interval),
                perSecond(before.growth("TcpExt.ListenDrops", after), interval)));
    }

    private static Double perSecond(Optional<Long> growth, long intervalMs) {
        return growth.map(n -> Decimals.round(n * 1000.0 / intervalMs)).orElse(null);
    }

    /** How many segments were sent again in the interval. */
    long retransmitted() {
        return retransPerS == null ? 0 : Math.round(retransPerS * intervalMs / 1000);
    }
}
