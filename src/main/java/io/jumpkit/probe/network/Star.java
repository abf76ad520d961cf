// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.inventory.nodeset.NodeSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** A node and the partners with which it has the same trouble: many troubled pairs told in few lines. Pure. */
record Star(String center, List<String> partners) {

    /** Covers all pairs for which the trouble holds, the node with the most of it first. */
    static List<Star> cover(List<String> nodes, BiPredicate<String, String> trouble) {
        Set<Set<String>> pairs = new LinkedHashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = i + 1; j < nodes.size(); j++) {
                if (trouble.test(nodes.get(i), nodes.get(j))) {
                    pairs.add(Set.of(nodes.get(i), nodes.get(j)));
                }
            }
        }
        List<Star> stars = new ArrayList<>();
        while (!pairs.isEmpty()) {
            Star star = largest(nodes, pairs);
            pairs.removeIf(pair -> pair.contains(star.center));
            stars.add(star);
        }
        return stars;
    }

    private static Star largest(List<String> nodes, Set<Set<String>> pairs) {
        return nodes.stream()
                .map(node -> new Star(node, partners(node, nodes, pairs)))
                // Of equals the later one would win.
                .max(Comparator.<Star>comparingInt(star -> star.partners.size())
                        .thenComparing(star -> -nodes.indexOf(star.center)))
                .orElseThrow();
    }

    private static List<String> partners(String node, List<String> nodes, Set<Set<String>> pairs) {
        return nodes.stream()
                .filter(other -> !other.equals(node) && pairs.contains(Set.of(node, other)))
                .toList();
    }

    /** Both ends as an operator writes them: {@code n1 ↔ n[2-3]}. */
    String words() {
        return center + " ↔ " + folded(partners);
    }

    /** Whether the trouble is with all of these. */
    boolean coversAll(Collection<String> others) {
        return partners.containsAll(others);
    }

    static String folded(Collection<String> names) {
        return NodeSet.of(names).toString();
    }
}
