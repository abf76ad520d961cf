// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.node.MemberNodes;
import java.util.List;
import java.util.Optional;

/**
 * A known member, answered or not: a row of {@code etcd members}, and what runbooks know of a member.
 *
 * @param name empty until it was first started
 * @param node the inventory's name of its host, if it has one
 * @param leader whether it leads
 * @param reason why it is not healthy, as a class; absent when it is
 * @param detail the same in words
 */
public record MemberRow(
        MemberId id,
        String name,
        Optional<String> node,
        List<String> peerUrls,
        List<String> clientUrls,
        boolean learner,
        boolean started,
        boolean answered,
        boolean healthy,
        boolean leader,
        Optional<String> version,
        Optional<Long> dbBytes,
        Optional<Long> raftTerm,
        Optional<Long> raftIndex,
        Optional<Reason> reason,
        Optional<String> detail) {

    public static MemberRow of(MemberState state, EtcdView view, Cluster cluster) {
        Member m = state.member();
        Optional<EndpointStatus> status = state.status();
        Optional<Answer.Failed<?>> trouble = state.trouble();
        return new MemberRow(
                m.id(),
                m.name(),
                MemberNodes.of(cluster, m).map(Node::name),
                m.peerUrls(),
                m.clientUrls(),
                m.learner(),
                m.started(),
                state.answered(),
                state.healthy(),
                view.leader().filter(m.id()::equals).isPresent(),
                status.map(EndpointStatus::version),
                status.map(EndpointStatus::dbBytes),
                status.map(EndpointStatus::raftTerm),
                status.map(EndpointStatus::raftIndex),
                trouble.map(Answer.Failed::reason),
                trouble.map(Answer.Failed::words));
    }

    /** What an operator calls it. */
    public String called() {
        return name.isEmpty() ? node.orElseGet(id::toString) : name;
    }
}
