// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.HashSet;
import java.util.Set;

/** What an operator between two node sets does; all bind alike and go from left to right. */
public enum Operation {
    UNION(',') {
        @Override
        void applyTo(Set<String> left, Set<String> right) {
            left.addAll(right);
        }
    },
    DIFFERENCE('!') {
        @Override
        void applyTo(Set<String> left, Set<String> right) {
            right.forEach(left::remove);
        }
    },
    INTERSECTION('&') {
        @Override
        void applyTo(Set<String> left, Set<String> right) {
            left.removeIf(name -> !right.contains(name));
        }
    },
    XOR('^') {
        @Override
        void applyTo(Set<String> left, Set<String> right) {
            Set<String> added = new HashSet<>(right);
            added.removeIf(left::remove);
            left.addAll(added);
        }
    };

    private final char symbol;

    Operation(char symbol) {
        this.symbol = symbol;
    }

    /** Changes {@code left} in place: an expression of ten thousand operands must not copy its result each time. */
    abstract void applyTo(Set<String> left, Set<String> right);

    /** The character that stands for it in an expression. */
    public char symbol() {
        return symbol;
    }

    /** The operation written as this character, or null. */
    static Operation of(char symbol) {
        for (Operation operation : values()) {
            if (operation.symbol == symbol) {
                return operation;
            }
        }
        return null;
    }
}
