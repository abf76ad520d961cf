// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A node set written with the groups that are wholly in it, the largest first: {@code @etcd,n7}. */
public final class Regrouping {
    private Regrouping() {}

    /**
     * The text.
     *
     * @param source whose groups; named in the text unless it is the default one
     * @param passing groups that soon mean something else, and are not used
     */
    public static String of(NodeSet nodes, GroupResolver groups, String source, Set<String> passing) {
        TreeMap<String, NodeSet> whole = new TreeMap<>();
        for (String name : groups.groups(source)) {
            groups.group(source, name)
                    .filter(group -> !passing.contains(name) && !group.isEmpty() && nodes.containsAll(group))
                    .ifPresent(group -> whole.put(name, group));
        }
        List<String> largestFirst = whole.keySet().stream()
                .sorted(Comparator.<String>comparingInt(name -> -whole.get(name).size()))
                .toList();
        List<String> written = new ArrayList<>();
        NodeSet rest = nodes;
        for (String name : largestFirst) {
            if (!rest.isEmpty() && rest.containsAll(whole.get(name))) {
                written.add((source.equals(GroupResolver.DEFAULT_SOURCE) ? "@" : "@" + source + ":") + name);
                rest = rest.minus(whole.get(name));
            }
        }
        String folded = Folding.fold(written).stream().map(Block::text).collect(Collectors.joining(","));
        return Stream.of(folded, rest.toString())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(","));
    }
}
