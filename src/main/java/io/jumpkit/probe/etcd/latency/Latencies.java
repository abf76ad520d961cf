// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.latency;

import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.metrics.Histogram;
import io.jumpkit.probe.etcd.metrics.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What two looks at a member's metrics say about its disk and its network. Pure. */
final class Latencies {
    /** What etcd asks of a disk (website, docs/v3.6/faq.md: "99th percentile of fsync below 10 ms"). */
    static final double FSYNC_MS = 10;

    /** The same for the database (faq.md: backend commit below 25 ms). */
    static final double COMMIT_MS = 25;

    /** Above these etcd's own alerts fire (contrib/mixin: etcdHighFsyncDurations, etcdHighCommitDurations). */
    static final double FSYNC_ALERT_MS = 500;

    static final double COMMIT_ALERT_MS = 250;

    /** contrib/mixin, etcdMemberCommunicationSlow. */
    static final double RTT_MS = 150;

    private static final String FSYNC = "etcd_disk_wal_fsync_duration_seconds";
    private static final String COMMIT = "etcd_disk_backend_commit_duration_seconds";
    private static final String RTT = "etcd_network_peer_round_trip_time_seconds";
    private static final String LEADER_CHANGES = "etcd_server_leader_changes_seen_total";
    private static final String FAILED = "etcd_server_proposals_failed_total";
    private static final double P99 = 0.99;

    private Latencies() {}

    /** A member between two looks. */
    record Between(Member member, Optional<String> node, Metrics first, Metrics last, Duration time) {
        private Histogram delta(Function<Metrics, Histogram> of) {
            return of.apply(last).since(of.apply(first));
        }

        private Optional<Long> counted(String name) {
            OptionalDouble before = first.value(name);
            OptionalDouble after = last.value(name);
            return before.isPresent() && after.isPresent()
                    ? Optional.of(Math.round(Math.max(0, after.getAsDouble() - before.getAsDouble())))
                    : Optional.empty();
        }
    }

    /** The row of a member; peers by what they are called. */
    static LatencyRow row(Between b, Function<MemberId, String> names) {
        Histogram fsync = b.delta(m -> m.histogram(FSYNC));
        Histogram commit = b.delta(m -> m.histogram(COMMIT));
        List<LatencyRow.PeerRtt> peers = peers(b, names);
        Optional<Double> rtt = peers.stream().flatMap(p -> p.p99Ms().stream()).max(Double::compare);
        Optional<Double> fsync99 = millis(fsync.quantile(P99));
        Optional<Double> commit99 = millis(commit.quantile(P99));
        boolean disk = above(fsync99, FSYNC_MS) || above(commit99, COMMIT_MS);
        boolean slow = disk || above(rtt, RTT_MS);
        return new LatencyRow(
                b.member().called(),
                b.member().id(),
                b.node(),
                true,
                Optional.of(Math.round(b.time().toMillis() / 100.0) / 10.0),
                Optional.of(fsync.count()),
                millis(fsync.mean()),
                fsync99,
                Optional.of(commit.count()),
                millis(commit.mean()),
                commit99,
                rtt,
                peers,
                b.counted(LEADER_CHANGES),
                b.counted(FAILED),
                slow || fsync99.isPresent() ? Optional.of(slow) : Optional.empty(),
                slow || fsync99.isPresent() ? Optional.of(disk || farFromMost(peers)) : Optional.empty(),
                Optional.empty());
    }

    private static boolean farFromMost(List<LatencyRow.PeerRtt> peers) {
        return 2 * peers.stream().filter(p -> above(p.p99Ms(), RTT_MS)).count() > peers.size();
    }

    private static List<LatencyRow.PeerRtt> peers(Between b, Function<MemberId, String> names) {
        List<LatencyRow.PeerRtt> peers = new ArrayList<>();
        for (String id : b.last().labelValues(RTT, "To")) {
            Histogram rtt = b.delta(m -> m.histogram(RTT, Map.of("To", id)));
            String name = MemberId.looksLikeId(id) ? names.apply(MemberId.parse(id)) : id;
            peers.add(new LatencyRow.PeerRtt(name, rtt.count(), millis(rtt.mean()), millis(rtt.quantile(P99))));
        }
        return List.copyOf(peers);
    }

    private static boolean above(Optional<Double> value, double limit) {
        return value.filter(v -> v > limit).isPresent();
    }

    private static Optional<Double> millis(OptionalDouble seconds) {
        return seconds.isPresent() ? Optional.of(Math.round(seconds.getAsDouble() * 1e5) / 100.0) : Optional.empty();
    }

    /** What is slow, in words, with the measure it is held against; empty when nothing is. */
    static List<String> complaints(LatencyRow row) {
        List<String> words = new ArrayList<>();
        complain(words, row.fsyncP99Ms(), FSYNC_MS, FSYNC_ALERT_MS, row.name() + " takes %s ms to write its log");
        complain(words, row.commitP99Ms(), COMMIT_MS, COMMIT_ALERT_MS, row.name() + " takes %s ms to commit");
        for (LatencyRow.PeerRtt peer : row.peers()) {
            complain(words, peer.p99Ms(), RTT_MS, RTT_MS, row.name() + " hears from " + peer.peer() + " after %s ms");
        }
        return words;
    }

    private static void complain(
            List<String> words, Optional<Double> value, double wanted, double alert, String sentence) {
        value.filter(v -> v > wanted)
                .ifPresent(v -> words.add(sentence.formatted(Math.round(v)) + " (p99; etcd wants at most "
                        + Math.round(wanted) + ", its alert fires at " + Math.round(alert) + ")"));
    }

    /** The peers that a member hears from too late. */
    static List<String> far(LatencyRow row) {
        return row.peers().stream()
                .filter(p -> above(p.p99Ms(), RTT_MS))
                .map(LatencyRow.PeerRtt::peer)
                .toList();
    }

    /** Whether anything is above what etcd's own alerts fire at. */
    static boolean alarming(LatencyRow row) {
        return above(row.fsyncP99Ms(), FSYNC_ALERT_MS)
                || above(row.commitP99Ms(), COMMIT_ALERT_MS)
                || above(row.rttP99Ms(), RTT_MS);
    }
}
