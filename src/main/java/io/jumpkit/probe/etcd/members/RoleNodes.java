// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.session.RoleSource;
import io.jumpkit.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/** {@code @etcd:leader}, {@code @etcd:followers}, {@code @etcd:learners} and {@code @etcd:members}, asked live. */
public final class RoleNodes implements RoleSource {

    @Override
    public String system() {
        return "etcd";
    }

    @Override
    public Set<String> roles() {
        return Set.of("leader", "followers", "learners", "members");
    }

    @Override
    public NodeSet nodes(String role, Session session) {
        EtcdView view = look(session);
        if (view.members().isEmpty()) {
            throw UserError.of(
                    io.jumpkit.error.ExitCode.UNANSWERED, "no endpoint of etcd names its members", "type: etcd quorum");
        }
        if (role.equals("leader") && view.leader().isEmpty()) {
            throw UserError.of(io.jumpkit.error.ExitCode.ILL, "etcd has no leader", "type: etcd quorum");
        }
        Predicate<MemberState> has =
                switch (role) {
                    case "leader" -> m -> isLeader(m, view);
                    case "followers" -> m -> m.member().voter() && !isLeader(m, view);
                    case "learners" -> m -> m.member().learner();
                    default -> m -> true;
                };
        return named(view.members().stream().filter(has).toList(), session.requireCluster());
    }

    private static boolean isLeader(MemberState state, EtcdView view) {
        return view.leader().equals(Optional.of(state.member().id()));
    }

    private static NodeSet named(List<MemberState> members, Cluster cluster) {
        return NodeSet.of(members.stream()
                .map(m -> MemberNodes.of(cluster, m.member())
                        .map(Node::name)
                        .orElseThrow(() -> UserError.usage(
                                "no node of the inventory has the address of etcd member "
                                        + m.member().called() + " ("
                                        + String.join(", ", m.member().peerUrls()) + ")",
                                "add the node to the inventory, or name the nodes")))
                .toList());
    }

    private static EtcdView look(Session session) {
        try {
            return EtcdProbe.of(session).look(new Cancellation());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped by the operator");
        }
    }
}
