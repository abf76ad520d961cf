// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import io.jumpkit.inventory.nodeset.NodeSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Node sets that the last fan-out left behind: {@code @ok @failed @stopped @timeout @unreachable @slow @minority
 * @last} and {@code @rc:3}; {@code @match:REGEX} is searched in its output when asked for. Empty sets are kept, so that {@code on
 * @failed} can say that nothing failed.
 */
public final class ResultSets {
    private static final String MATCH = "match:";

    private Map<String, NodeSet> sets = Map.of();
    private Function<String, NodeSet> matching = regex -> NodeSet.EMPTY;

    /** Replaces what the command before left. */
    public synchronized void replace(Map<String, NodeSet> newSets) {
        replace(newSets, regex -> NodeSet.EMPTY);
    }

    /**
     * Replaces what the command before left.
     *
     * @param newMatching who said something that a regular expression finds
     */
    public synchronized void replace(Map<String, NodeSet> newSets, Function<String, NodeSet> newMatching) {
        sets = Map.copyOf(newSets);
        matching = newMatching;
    }

    /** The set of that name, without the at sign. */
    public synchronized Optional<NodeSet> get(String name) {
        return name.startsWith(MATCH)
                ? Optional.of(matching.apply(name.substring(MATCH.length())))
                : Optional.ofNullable(sets.get(name));
    }

    /** All of them, by name. */
    public synchronized Map<String, NodeSet> all() {
        return new TreeMap<>(sets);
    }
}
