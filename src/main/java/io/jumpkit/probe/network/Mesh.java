// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the nodes heard of each other: the reachability graph with its numbers. A node that could not be asked has no
 * answers of its own, yet the others asked it. Pure.
 *
 * @param nodes all of them, in the operator's order
 * @param asked what each node that answered got back from each of the others, by names
 */
record Mesh(List<String> nodes, Map<String, Map<String, Replies>> asked) {

    /** What one node got back from another; absent when it could not be asked. */
    Optional<Replies> replies(String from, String to) {
        return Optional.ofNullable(asked.getOrDefault(from, Map.of()).get(to));
    }

    /** Whether the node itself was asked. */
    boolean spoke(String node) {
        return asked.containsKey(node);
    }

    /** All measured directions, in the nodes' order. */
    List<PingRow> rows() {
        List<PingRow> rows = new ArrayList<>();
        for (String from : nodes) {
            for (String to : nodes) {
                replies(from, to).ifPresent(r -> rows.add(PingRow.of(from, to, r)));
            }
        }
        return rows;
    }

    /** Whether the way was asked and nobody was heard. */
    boolean silent(String from, String to) {
        return replies(from, to).filter(r -> !r.heard()).isPresent();
    }

    private boolean hears(String from, String to) {
        return replies(from, to).filter(Replies::heard).isPresent();
    }

    /** Whether either heard the other. */
    boolean linked(String a, String b) {
        return hears(a, b) || hears(b, a);
    }

    /** Whether the two were asked about each other and neither heard the other. */
    boolean cut(String a, String b) {
        return !linked(a, b) && (silent(a, b) || silent(b, a));
    }

    /** Whether neither heard the other: where a direction could not be measured, nothing says so. */
    private boolean apart(String a, String b) {
        return cut(a, b) || !linked(a, b) && !spoke(a) && !spoke(b);
    }

    /** The nodes that a node has a link with. */
    Set<String> neighbours(String node) {
        return nodes.stream()
                .filter(other -> !other.equals(node) && linked(node, other))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Groups of nodes that may reach each other, perhaps by way of others, the largest first. */
    List<Set<String>> components() {
        List<Set<String>> components = new ArrayList<>();
        Set<String> left = new LinkedHashSet<>(nodes);
        while (!left.isEmpty()) {
            Set<String> component = from(left.iterator().next());
            left.removeAll(component);
            components.add(component);
        }
        components.sort((a, b) -> Integer.compare(b.size(), a.size()));
        return components;
    }

    private Set<String> from(String start) {
        Set<String> found = new LinkedHashSet<>(Set.of(start));
        List<String> border = new ArrayList<>(List.of(start));
        while (!border.isEmpty()) {
            String next = border.remove(border.size() - 1);
            nodes.stream()
                    .filter(other -> !apart(next, other))
                    .filter(found::add)
                    .forEach(border::add);
        }
        return found;
    }

    /** The median of the mean times of all directions that answered; absent when none did. */
    Optional<Double> medianMs() {
        List<Double> means =
                rows().stream().flatMap(row -> row.avgMs().stream()).sorted().toList();
        return means.isEmpty() ? Optional.empty() : Optional.of(means.get(means.size() / 2));
    }

    /** The slower direction's mean time between two nodes. */
    Optional<Double> slowerMs(String a, String b) {
        Map<String, Double> both = new LinkedHashMap<>();
        replies(a, b).flatMap(Replies::times).ifPresent(t -> both.put(a, t.avgMs()));
        replies(b, a).flatMap(Replies::times).ifPresent(t -> both.put(b, t.avgMs()));
        return both.values().stream().max(Double::compare);
    }
}
