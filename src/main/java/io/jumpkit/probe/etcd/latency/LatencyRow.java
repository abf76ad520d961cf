// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.latency;

import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import java.util.List;
import java.util.Optional;

/**
 * What one member's disk and network took, of what happened while we looked: a row of {@code etcd latency}.
 *
 * @param seconds how long we looked; etcd counts since it was started, which would say nothing about now
 * @param fsyncs writes to the log in that time; 0 says nothing of the disk
 * @param fsyncP99Ms absent when nothing was written
 * @param rttP99Ms the slowest peer's
 * @param slow whether anything is above what etcd wants; absent when nothing was written, so that the disk was not
 *     measured
 * @param culprit whether that points at this member: its own disk, or its way to more than half of its peers. A member
 *     that only one peer is slow for is not to blame for it
 */
public record LatencyRow(
        String name,
        MemberId id,
        Optional<String> node,
        boolean answered,
        Optional<Double> seconds,
        Optional<Long> fsyncs,
        Optional<Double> fsyncMeanMs,
        Optional<Double> fsyncP99Ms,
        Optional<Long> commits,
        Optional<Double> commitMeanMs,
        Optional<Double> commitP99Ms,
        Optional<Double> rttP99Ms,
        List<PeerRtt> peers,
        Optional<Long> leaderChanges,
        Optional<Long> failedProposals,
        Optional<Boolean> slow,
        Optional<Boolean> culprit,
        Optional<String> reason) {

    /** The round trips of one member to another. */
    record PeerRtt(String peer, long count, Optional<Double> meanMs, Optional<Double> p99Ms) {}

    /** A member whose metrics did not come. */
    static LatencyRow silent(Member member, Optional<String> node, String why) {
        return new LatencyRow(
                member.called(),
                member.id(),
                node,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(why));
    }
}
