// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.metrics.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is slow, and who only waits for somebody slow. */
class LatenciesTest {
    private static final Member N1 = new Member(MemberId.parse("1"), "n1", List.of(), List.of(), false);

    /** 100 writes to the log within {@code fsync} seconds each, and two peers timed 10 times. */
    private static LatencyRow row(String fsync, String toN2, String toN3) {
        String page = histogram("etcd_disk_wal_fsync_duration_seconds", "", fsync, 100)
                + histogram("etcd_network_peer_round_trip_time_seconds", "To=\"2\",", toN2, 10)
                + histogram("etcd_network_peer_round_trip_time_seconds", "To=\"3\",", toN3, 10);
        return Latencies.row(
                new Latencies.Between(
                        N1, Optional.of("n1"), Metrics.parse(""), Metrics.parse(page), Duration.ofSeconds(35)),
                id -> "n" + id);
    }

    private static String histogram(String name, String label, String bound, int count) {
        return name + "_bucket{" + label + "le=\"" + bound + "\"} " + count + "\n" + name + "_bucket{" + label
                + "le=\"+Inf\"} " + count + "\n" + name + "_count{" + label.replace(",", "") + "} " + count + "\n";
    }

    @Test
    void aDiskIsItsMembersOwn() {
        LatencyRow row = row("0.128", "0.001", "0.001");

        assertEquals(Optional.of(true), row.slow());
        assertEquals(Optional.of(true), row.culprit());
    }

    @Test
    void whoIsFarFromOnePeerWaitsForThatOne() {
        LatencyRow row = row("0.004", "0.001", "0.4");

        assertEquals(Optional.of(true), row.slow());
        assertEquals(Optional.of(false), row.culprit());
        assertEquals(1, Latencies.far(row).size());
    }

    @Test
    void whoIsFarFromMostPeersIsFarHimself() {
        assertEquals(Optional.of(true), row("0.004", "0.4", "0.4").culprit());
    }

    @Test
    void whoIsQuickIsNoCulprit() {
        assertEquals(Optional.of(false), row("0.004", "0.001", "0.001").culprit());
    }
}
