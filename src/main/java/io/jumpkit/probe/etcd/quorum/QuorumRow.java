// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.quorum;

import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import java.util.List;
import java.util.Optional;

/**
 * The one row of {@code etcd quorum}.
 *
 * @param healthy voters that answered a read which a majority confirmed
 * @param following voters that say they follow the leader, whether reads come back or not
 * @param tolerates how many more voters may fail before writes stop
 * @param writable whether writes go through, seen and not only counted
 * @param without the member that was counted out, if any
 * @param unhealthy names of the voters that do not serve
 */
public record QuorumRow(
        int voters,
        int healthy,
        int following,
        int needed,
        int tolerates,
        boolean writable,
        Standing verdict,
        Optional<String> leader,
        Optional<Long> raftTerm,
        Optional<MemberId> clusterId,
        Optional<MemberId> without,
        List<String> unhealthy,
        List<String> learners) {

    static QuorumRow of(Quorum quorum, EtcdView view, Optional<MemberState> without) {
        List<MemberState> counted = view.members().stream()
                .filter(m -> !Optional.of(m).equals(without))
                .toList();
        return new QuorumRow(
                quorum.voters(),
                quorum.healthy(),
                (int) counted.stream()
                        .filter(m -> m.member().voter() && view.follows(m))
                        .count(),
                quorum.needed(),
                quorum.tolerates(),
                quorum.writable(),
                quorum.standing(),
                view.leading().map(m -> m.member().called()),
                view.clusterId().map(id -> view.term()),
                view.clusterId(),
                without.map(m -> m.member().id()),
                counted.stream()
                        .filter(m -> m.member().voter() && !m.serving())
                        .map(m -> m.member().called())
                        .toList(),
                counted.stream()
                        .filter(m -> m.member().learner())
                        .map(m -> m.member().called())
                        .toList());
    }
}
