// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.metrics;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.probe.etcd.road.Road;
import io.jumpkit.probe.etcd.road.SshRoad;
import java.util.Optional;

/**
 * Where each member's {@code /metrics} is: at its client URL, or where the inventory says. An address of every node's
 * own, such as {@code http://127.0.0.1:2381} of kubeadm, is dialled through the member's own sshd.
 *
 * @param elsewhere the inventory's base URL, when it is not the client URL
 */
public record MetricsPlaces(
        Cluster cluster, Optional<Endpoint> elsewhere, Road road, SshRoad ssh, MetricsReader reader) {

    /** What the member behind this endpoint counts. */
    public Answer<Metrics> of(Member member, Endpoint client, Deadline deadline) {
        if (elsewhere.isEmpty()) {
            return reader.read(road.to(client, deadline), client, deadline);
        }
        Endpoint place = elsewhere.get();
        if (!MemberNodes.isEverywhere(place.host())) {
            Endpoint own = new Endpoint(place.tls(), client.host(), place.port());
            return reader.read(road.to(own, deadline), own, deadline);
        }
        Optional<Node> node = MemberNodes.of(cluster, member);
        return node.isPresent()
                ? reader.read(ssh.through(node.get(), place, deadline), place, deadline)
                : Answer.failed(Reason.NO_ROUTE, "no node of the inventory has the address of " + member.called());
    }
}
