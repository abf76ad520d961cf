// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A set of nodes. */
public final class NodeSet {
    /** No node. */
    public static final NodeSet EMPTY = new NodeSet(Set.of());

    private final Set<String> names;

    private NodeSet(Set<String> names) {
        this.names = names;
    }

    /** The set of these names. */
    public static NodeSet of(Collection<String> names) {
        return new NodeSet(new LinkedHashSet<>(names));
    }

    /** Those that the other does not have. */
    public NodeSet minus(NodeSet other) {
        Set<String> left = new LinkedHashSet<>(names);
        left.removeAll(other.names);
        return new NodeSet(left);
    }

    /** Whether it has no node. */
    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** The names. */
    public List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return String.join(",", names);
    }
}
