// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.HashSet;
import java.util.Set;

/** The names of an expression while it is computed, operand by operand: never more than {@link NodeLimit} allows. */
final class Gathering {
    private final Set<String> names = new HashSet<>();

    /** At least as many as the names have; counted again only when it seems too much. */
    private long characters;

    /** Changes the names in place; {@code here} is to blame when they become too many. */
    void apply(Operation operation, Set<String> right, Piece here) {
        if (operation == Operation.UNION || operation == Operation.XOR) {
            checkRoom(operation, right, here);
        }
        operation.applyTo(names, right);
    }

    /** Before they are added: a set of twice the limit is what must not be there. */
    private void checkRoom(Operation operation, Set<String> right, Piece here) {
        characters += NodeLimit.characters(right);
        if (names.size() + (long) right.size() <= NodeLimit.NAMES && characters <= NodeLimit.CHARACTERS) {
            return;
        }
        long count = names.size();
        characters = NodeLimit.characters(names);
        for (String name : right) {
            int change = names.contains(name) ? operation == Operation.XOR ? -1 : 0 : 1;
            count += change;
            characters += (long) change * name.length();
        }
        NodeLimit.check(here, count, characters);
    }

    NodeSet toNodeSet() {
        return NodeSet.ofChecked(names);
    }
}
