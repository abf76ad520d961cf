// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Candidate;
import io.jumpkit.session.RoleSource;
import io.jumpkit.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What Tab offers where nodes are meant: nodes, roles, results of the last command, roles asked live, labels. */
final class NodeCandidates {
    private NodeCandidates() {}

    /** The nodes of the cluster in use, with address and roles. */
    static List<Candidate> nodes(Session session) {
        return session.cluster().map(NodeCandidates::nodes).orElse(List.of());
    }

    /** Nodes, and every word with an at sign that stands for some. Empty result sets are left out. */
    static List<Candidate> sets(Session session) {
        if (session.cluster().isEmpty()) {
            return List.of();
        }
        Cluster cluster = session.requireCluster();
        List<Candidate> all = new ArrayList<>(nodes(cluster));
        all.add(new Candidate("@*", size(cluster.all()), "roles"));
        for (String role : cluster.roles()) {
            all.add(new Candidate("@" + role, size(cluster.withRole(role)), "roles"));
        }
        for (Map.Entry<String, NodeSet> set : session.resultSets().all().entrySet()) {
            if (!set.getValue().isEmpty()) {
                all.add(new Candidate("@" + set.getKey(), size(set.getValue()), "last command"));
            }
        }
        for (RoleSource source : session.roleSources()) {
            source.roles().stream()
                    .sorted()
                    .forEach(role -> all.add(new Candidate("@" + source.system() + ":" + role, "asked live", "live")));
        }
        labels(cluster)
                .forEach((label, names) -> all.add(new Candidate("@" + label, size(NodeSet.of(names)), "labels")));
        return all;
    }

    private static List<Candidate> nodes(Cluster cluster) {
        return cluster.nodes().values().stream()
                .map(n -> new Candidate(n.name(), describe(n), "nodes"))
                .toList();
    }

    private static String describe(Node node) {
        String roles = node.roles().stream().sorted().collect(Collectors.joining(","));
        return (node.ssh().address() + " " + roles).strip();
    }

    private static Map<String, List<String>> labels(Cluster cluster) {
        Map<String, List<String>> labels = new TreeMap<>();
        for (Node node : cluster.nodes().values()) {
            node.labels().forEach((name, value) -> labels.computeIfAbsent(name + ":" + value, l -> new ArrayList<>())
                    .add(node.name()));
        }
        return labels;
    }

    private static String size(NodeSet set) {
        return set.size() == 1 ? set.toString() : set + " (" + set.size() + ")";
    }
}
