// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import io.jumpkit.inventory.nodeset.NodeSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A named group of nodes and the systems that run on them.
 *
 * @param color the colour of its name in the prompt, a JLine/ANSI colour name
 * @param readOnly whether a session on it opens read-only
 * @param drills whether faults may be injected
 * @param instance what tells this cluster from an earlier one of the same name; only the lab has it
 * @param nodes by name, in the inventory's order
 * @param systems what the inventory says of other systems, by name
 * @param freezes when nothing dangerous is done to it
 */
public record Cluster(
        String name,
        Optional<String> color,
        boolean readOnly,
        boolean drills,
        Optional<String> instance,
        Map<String, Node> nodes,
        Optional<EtcdSettings> etcd,
        Map<String, SystemSettings> systems,
        List<Freeze> freezes) {

    public Cluster {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        systems = Collections.unmodifiableMap(new LinkedHashMap<>(systems));
        freezes = List.copyOf(freezes);
    }

    /** A cluster with no other system than etcd, and no freeze. */
    public Cluster(
            String name,
            Optional<String> color,
            boolean readOnly,
            boolean drills,
            Optional<String> instance,
            Map<String, Node> nodes,
            Optional<EtcdSettings> etcd) {
        this(name, color, readOnly, drills, instance, nodes, etcd, Map.of(), List.of());
    }

    /** The same, opening read-only whatever its entry says. */
    public Cluster openingReadOnly() {
        return new Cluster(name, color, true, drills, instance, nodes, etcd, systems, freezes);
    }

    /** The node of that name. */
    public Optional<Node> node(String nodeName) {
        return Optional.ofNullable(nodes.get(nodeName));
    }

    /** Every node's name. */
    public NodeSet all() {
        return NodeSet.of(nodes.keySet());
    }

    /** The nodes that have a role. */
    public NodeSet withRole(String role) {
        return NodeSet.of(nodes.values().stream()
                .filter(n -> n.roles().contains(role))
                .map(Node::name)
                .toList());
    }

    /** Every role that any node has, sorted. */
    public Set<String> roles() {
        return nodes.values().stream().flatMap(n -> n.roles().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The nodes of these names. Names that the cluster does not have are left out. */
    public List<Node> nodes(NodeSet names) {
        return names.names().stream()
                .map(nodes::get)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
