// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who knows the groups: the inventory, the last command's results, live roles. */
public interface GroupResolver {

    /** The source of a group written without one: {@code @web}. */
    String DEFAULT_SOURCE = "";

    /** Knows no groups and no nodes. */
    GroupResolver NONE = new GroupResolver() {
        @Override
        public Optional<NodeSet> group(String source, String name) {
            return Optional.empty();
        }

        @Override
        public Set<String> groups(String source) {
            return Set.of();
        }

        @Override
        public NodeSet all(String source) {
            return NodeSet.EMPTY;
        }
    };

    /** The nodes of {@code @source:name}; empty when there is no such group, which is not the same as no nodes. */
    Optional<NodeSet> group(String source, String name);

    /** The names of a source's groups: {@code @@source}. */
    Set<String> groups(String source);

    /** Where groups come from, the default source first. */
    default List<String> sources() {
        return List.of(DEFAULT_SOURCE);
    }

    /** Every node that a source knows: {@code @*}, {@code @source:*}, and what wildcards choose from. */
    NodeSet all(String source);
}
