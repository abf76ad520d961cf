// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.node;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.Member;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which node of the inventory a member runs on: by the address in its URLs, else by its name. */
public final class MemberNodes {
    /** Addresses that every node has. */
    private static final Set<String> EVERYWHERE = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

    private MemberNodes() {}

    /** Whether an address is one that every node has for itself. */
    public static boolean isEverywhere(String host) {
        return EVERYWHERE.contains(host);
    }

    /** The one node with that address or name. */
    public static Optional<Node> at(Cluster cluster, String host) {
        List<Node> there = cluster.nodes().values().stream()
                .filter(n -> n.ssh().address().equals(host) || n.name().equals(host))
                .toList();
        return there.size() == 1 ? Optional.of(there.get(0)) : Optional.empty();
    }

    /** What an operator calls a member: its name, or, until it has told it, the node it is to run on. */
    public static String called(Cluster cluster, Member member) {
        return member.started()
                ? member.name()
                : of(cluster, member).map(Node::name).orElseGet(member::called);
    }

    /** The node that a member runs on. A loopback address says nothing. */
    public static Optional<Node> of(Cluster cluster, Member member) {
        return Stream.concat(member.peerUrls().stream(), member.clientUrls().stream())
                .flatMap(url -> Endpoint.hostOf(url).stream())
                .filter(host -> !EVERYWHERE.contains(host))
                .flatMap(host -> at(cluster, host).stream())
                .findFirst()
                .or(() -> cluster.node(member.name()));
    }
}
