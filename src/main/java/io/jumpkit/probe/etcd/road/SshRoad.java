// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.road;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.ssh.NodeUnreachable;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Remote;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Dials through the sshd of the endpoint's own node, or of the first node where none has its address. */
public final class SshRoad implements Road {
    private final Cluster cluster;
    private final Supplier<Remote> remote;

    public SshRoad(Cluster cluster, Supplier<Remote> remote) {
        this.cluster = cluster;
        this.remote = remote;
    }

    @Override
    public Answer<Way> to(Endpoint endpoint, Deadline deadline) {
        Optional<Node> node = MemberNodes.at(cluster, endpoint.host()).or(this::first);
        if (node.isEmpty()) {
            return Answer.failed(Reason.NO_ROUTE, "the cluster has no node to go through");
        }
        return through(node.get(), endpoint, deadline);
    }

    /** The way through a node's sshd to a place as that node sees it. */
    public Answer<Way> through(Node node, Endpoint endpoint, Deadline deadline) {
        try {
            Remote.Tunnel tunnel = remote.get().tunnel(node, endpoint.host(), endpoint.port(), deadline.left());
            InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), tunnel.localPort());
            return new Answer.Got<>(
                    new Way(to, Optional.empty(), tunnel::close, () -> tunnel.trouble()
                            .map(SshRoad::reason)),
                    Duration.ZERO);
        } catch (NodeUnreachable e) {
            return Answer.failed(reason(e.outcome()), "ssh to " + node + ": " + e.getMessage());
        }
    }

    private Optional<Node> first() {
        List<Node> etcd = cluster.nodes(cluster.withRole("etcd"));
        return etcd.isEmpty() ? cluster.nodes().values().stream().findFirst() : Optional.of(etcd.get(0));
    }

    /** The class of ours for one of SSH's. */
    public static Reason reason(Outcome outcome) {
        return switch (outcome) {
            case DNS -> Reason.DNS;
            case REFUSED -> Reason.REFUSED;
            case NO_ROUTE, HOST_KEY, KEX, CHANNEL_REFUSED, CIRCUIT_OPEN, EXITED, SIGNALLED -> Reason.NO_ROUTE;
            case AUTH -> Reason.AUTH;
            case TCP_TIMEOUT, BANNER_TIMEOUT, COMMAND_TIMEOUT -> Reason.TIMED_OUT;
            case CUT -> Reason.CUT;
            case CANCELLED -> Reason.CANCELLED;
        };
    }
}
