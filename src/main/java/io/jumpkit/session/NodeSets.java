// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.nodeset.GroupResolver;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.inventory.nodeset.NodeSetParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What {@code @words} mean in a session: inventory roles, labels, results of the last fan-out, and roles asked live. */
final class NodeSets implements GroupResolver {
    private final Session session;
    private final Cluster cluster;

    NodeSets(Session session) {
        this.session = session;
        this.cluster = session.requireCluster();
    }

    static NodeSet parse(Session session, String text) {
        NodeSets resolver = new NodeSets(session);
        NodeSet nodes = new NodeSetParser(resolver).parse(text);
        NodeSet unknown = nodes.minus(resolver.cluster.all());
        if (!unknown.isEmpty()) {
            throw UserError.usage(
                    "'" + unknown + "' is not in cluster " + resolver.cluster.name() + " (" + resolver.cluster.all()
                            + ")",
                    "type: nodes");
        }
        return nodes;
    }

    static Focus focus(Session session, String text) {
        NodeSet nodes = parse(session, text);
        if (nodes.isEmpty()) {
            throw UserError.usage(text + " is no node now, so it cannot be the focus", "type: nodes");
        }
        if (text.equals("@*") || !text.contains("@")) {
            return Focus.of(nodes);
        }
        Cluster cluster = session.requireCluster();
        String role = text.substring(1);
        boolean lasting = text.startsWith("@")
                && cluster.roles().contains(role)
                && cluster.withRole(role).equals(nodes);
        return new Focus(nodes, lasting ? text : text + "=" + nodes);
    }

    /** Without a source every node there is; of a source those that are in any of its groups. */
    @Override
    public NodeSet all(String source) {
        return source.isEmpty()
                ? cluster.all()
                : groups(source).stream()
                        .flatMap(name -> group(source, name).stream())
                        .reduce(NodeSet.EMPTY, NodeSet::union);
    }

    /** A group without source is an inventory role or a result; a source is a system's live roles, {@code rc}, or a label. */
    @Override
    public Optional<NodeSet> group(String source, String name) {
        if (source.isEmpty()) {
            return cluster.roles().contains(name)
                    ? Optional.of(cluster.withRole(name))
                    : session.resultSets().get(name);
        }
        Optional<NodeSet> result = session.resultSets().get(source + ":" + name);
        if (result.isPresent()) {
            return result;
        }
        for (RoleSource roles : session.roleSources()) {
            if (roles.system().equals(source) && roles.roles().contains(name)) {
                return Optional.of(roles.nodes(name, session));
            }
        }
        NodeSet labelled = withLabel(source, name);
        return labelled.isEmpty() ? Optional.empty() : Optional.of(labelled);
    }

    @Override
    public Set<String> groups(String source) {
        Set<String> names = new TreeSet<>();
        if (source.isEmpty()) {
            names.addAll(cluster.roles());
            session.resultSets().all().keySet().stream()
                    .filter(n -> !n.contains(":"))
                    .forEach(names::add);
            return names;
        }
        session.roleSources().stream().filter(r -> r.system().equals(source)).forEach(r -> names.addAll(r.roles()));
        cluster.nodes().values().forEach(n -> Optional.ofNullable(n.labels().get(source))
                .ifPresent(names::add));
        return names;
    }

    /** The inventory's roles, what running systems know, and labels. */
    @Override
    public List<String> sources() {
        Set<String> named = new TreeSet<>();
        session.roleSources().forEach(roles -> named.add(roles.system()));
        cluster.nodes().values().forEach(node -> named.addAll(node.labels().keySet()));
        List<String> all = new ArrayList<>(List.of(DEFAULT_SOURCE));
        all.addAll(named);
        return all;
    }

    private NodeSet withLabel(String label, String value) {
        return NodeSet.of(cluster.nodes().values().stream()
                .filter(n -> value.equals(n.labels().get(label)))
                .map(n -> n.name())
                .toList());
    }
}
