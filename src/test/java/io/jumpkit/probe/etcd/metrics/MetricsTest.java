// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Lines as etcd 3.4.23 wrote them, and what is made of two looks. */
class MetricsTest {
    private static final String FIRST =
            """
            # HELP etcd_disk_wal_fsync_duration_seconds The latency distributions of fsync called by WAL.
            # TYPE etcd_disk_wal_fsync_duration_seconds histogram
            etcd_disk_wal_fsync_duration_seconds_bucket{le="0.001"} 10
            etcd_disk_wal_fsync_duration_seconds_bucket{le="0.002"} 10
            etcd_disk_wal_fsync_duration_seconds_bucket{le="0.004"} 12
            etcd_disk_wal_fsync_duration_seconds_bucket{le="+Inf"} 12
            etcd_disk_wal_fsync_duration_seconds_sum 0.02
            etcd_disk_wal_fsync_duration_seconds_count 12
            etcd_network_peer_round_trip_time_seconds_bucket{To="a8266ecf031671f3",le="0.0001"} 3
            etcd_network_peer_round_trip_time_seconds_bucket{To="a8266ecf031671f3",le="+Inf"} 4
            etcd_network_peer_round_trip_time_seconds_sum{To="a8266ecf031671f3"} 0.5
            etcd_network_peer_round_trip_time_seconds_count{To="a8266ecf031671f3"} 4
            etcd_server_has_leader 1
            etcd_server_quota_backend_bytes 2.147483648e+09
            """;

    private static final String LATER =
            """
            etcd_disk_wal_fsync_duration_seconds_bucket{le="0.001"} 10
            etcd_disk_wal_fsync_duration_seconds_bucket{le="0.002"} 20
            etcd_disk_wal_fsync_duration_seconds_bucket{le="0.004"} 112
            etcd_disk_wal_fsync_duration_seconds_bucket{le="+Inf"} 112
            etcd_disk_wal_fsync_duration_seconds_sum 0.32
            etcd_disk_wal_fsync_duration_seconds_count 112
            """;

    private static Histogram fsync(String text) {
        return Metrics.parse(text).histogram("etcd_disk_wal_fsync_duration_seconds");
    }

    @Test
    void readsNumbersAndLabels() {
        Metrics metrics = Metrics.parse(FIRST);

        assertEquals(OptionalDouble.of(2147483648.0), metrics.value("etcd_server_quota_backend_bytes"));
        assertEquals(OptionalDouble.empty(), metrics.value("etcd_server_is_learner"));
        String rtt = "etcd_network_peer_round_trip_time_seconds";
        assertEquals(List.of("a8266ecf031671f3"), metrics.labelValues(rtt, "To"));
        assertEquals(4, metrics.histogram(rtt, Map.of("To", "a8266ecf031671f3")).count());
        assertEquals(0, metrics.histogram(rtt).count());
    }

    @Test
    void countsOnlyWhatHappenedBetweenTwoLooks() {
        Histogram between = fsync(LATER).since(fsync(FIRST));

        assertEquals(100, between.count());
        assertEquals(0.003, between.mean().orElseThrow(), 1e-9);
        assertEquals(0.002, between.quantile(0.1).orElseThrow(), 1e-9);
        assertEquals(0.00398, between.quantile(0.99).orElseThrow(), 0.0001);
    }

    @Test
    void aMemberStartedMeanwhileCountsFromNothing() {
        assertEquals(12, fsync(FIRST).since(fsync(LATER)).count());
    }

    @Test
    void whatNeverHappenedHasNoTime() {
        Histogram nothing = fsync(FIRST).since(fsync(FIRST));

        assertEquals(0, nothing.count());
        assertTrue(nothing.quantile(0.99).isEmpty());
        assertTrue(nothing.mean().isEmpty());
    }

    @Test
    void aboveTheLastBoundTheBoundIsAllThatIsKnown() {
        Histogram rtt = Metrics.parse(FIRST)
                .histogram("etcd_network_peer_round_trip_time_seconds", Map.of("To", "a8266ecf031671f3"));

        assertEquals(0.0001, rtt.quantile(0.99).orElseThrow(), 1e-9);
    }
}
