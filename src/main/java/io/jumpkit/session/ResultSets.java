// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import io.jumpkit.inventory.nodeset.NodeSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Node sets that the last fan-out left behind: {@code @failed @timeout @unreachable @slow @minority @ok @last} and
 * {@code @rc:3}. Empty sets are kept, so that {@code on @failed} can say that nothing failed.
 */
public final class ResultSets {
    private Map<String, NodeSet> sets = Map.of();

    /** Replaces what the command before left. */
    public synchronized void replace(Map<String, NodeSet> newSets) {
        sets = Map.copyOf(newSets);
    }

    /** The set of that name, without the at sign. */
    public synchronized Optional<NodeSet> get(String name) {
        return Optional.ofNullable(sets.get(name));
    }

    /** All of them, by name. */
    public synchronized Map<String, NodeSet> all() {
        return new TreeMap<>(sets);
    }
}
