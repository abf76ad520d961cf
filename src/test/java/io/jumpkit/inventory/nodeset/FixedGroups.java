// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Groups written down in a test, by source and name; "all" is all nodes of a source. */
record FixedGroups(Map<String, Map<String, String>> bySource) implements GroupResolver {

    @Override
    public Optional<NodeSet> group(String source, String name) {
        return Optional.ofNullable(bySource.getOrDefault(source, Map.of()).get(name))
                .map(text -> new NodeSetParser(this, source).parse(text));
    }

    @Override
    public Set<String> groups(String source) {
        return new TreeSet<>(bySource.getOrDefault(source, Map.of()).keySet());
    }

    @Override
    public NodeSet all(String source) {
        return group(source, "all").orElse(NodeSet.EMPTY);
    }
}
