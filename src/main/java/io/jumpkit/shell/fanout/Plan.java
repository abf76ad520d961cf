// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.NodeSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In which order nodes are asked, and when it stops.
 *
 * @param first how many are tried before the operator is asked about the rest
 * @param goOn whether the rest follows without asking when all that were tried did well
 * @param rolling how many at a time, one batch after the other
 * @param pause between batches
 * @param failFast after how many failures everything stops
 * @param window how many at once, when fewer than the connections would do
 */
record Plan(
        List<Node> nodes,
        Optional<Integer> first,
        boolean goOn,
        Optional<Integer> rolling,
        Duration pause,
        Optional<Integer> failFast,
        Optional<Integer> window) {

    /** All at once. */
    static Plan of(List<Node> nodes) {
        return new Plan(
                nodes, Optional.empty(), false, Optional.empty(), Duration.ZERO, Optional.empty(), Optional.empty());
    }

    /** Those to try first; none without a trial, or when that would be all. */
    List<Node> trial() {
        return first.filter(n -> n < nodes.size()).map(n -> nodes.subList(0, n)).orElse(List.of());
    }

    /** The others, in the batches they are to go in. */
    List<List<Node>> batches() {
        List<Node> rest = nodes.subList(trial().size(), nodes.size());
        int size = rolling.orElse(Math.max(1, rest.size()));
        List<List<Node>> batches = new ArrayList<>();
        for (int i = 0; i < rest.size(); i += size) {
            batches.add(rest.subList(i, Math.min(rest.size(), i + size)));
        }
        return batches;
    }

    /** Whether a batch with so many failures in it is the last one; what has begun is let finish. */
    boolean endsAfter(long failures) {
        return failures > 0 && rolling.isPresent() && failFast.isEmpty();
    }

    /** The names of nodes, folded. */
    static NodeSet names(List<Node> nodes) {
        return NodeSet.of(nodes.stream().map(Node::name).toList());
    }
}
