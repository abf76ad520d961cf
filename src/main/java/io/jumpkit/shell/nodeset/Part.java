// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.nodeset;

import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.json.Scalar;
import java.util.AbstractList;
import java.util.List;

/** A set of the result, as it is and as names. */
record Part(Folded nodeset, int count, List<String> nodes) {
    static Part of(NodeSet nodes) {
        return new Part(new Folded(nodes), nodes.size(), new Names(nodes));
    }

    /** Folds when somebody asks: counting a million nodes needs no text of them. */
    record Folded(NodeSet nodes) implements Scalar {
        @Override
        public String toString() {
            return nodes.toString();
        }
    }

    /** The same for their names. */
    private static final class Names extends AbstractList<String> {
        private final NodeSet nodes;

        Names(NodeSet nodes) {
            this.nodes = nodes;
        }

        @Override
        public String get(int place) {
            return nodes.get(place);
        }

        @Override
        public int size() {
            return nodes.size();
        }
    }
}
