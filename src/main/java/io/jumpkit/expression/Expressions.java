// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles and evaluates conditions. Conditions are total and sandboxed: no I/O, no loops without end. */
public interface Expressions {

    /**
     * Compiles a condition that may name these variables.
     *
     * @throws io.jumpkit.error.UserError usage, with the column and the nearest name, when it does not compile
     */
    Condition compile(String cel, Set<String> variables);

    /**
     * A field that a condition looks into.
     *
     * @param path the names that lead to it, such as {@code failed}, {@code id}; {@link #EACH} for whatever a list has
     * @param column where the field's own name stands, counted from 1
     */
    record FieldUse(List<String> path, int column) {
        /** Any one value of a list. */
        public static final String EACH = "*";

        public FieldUse {
            path = List.copyOf(path);
        }
    }

    /** A compiled condition. */
    interface Condition {
        /** The fields it looks into, so that they can be checked before there are values. */
        List<FieldUse> fields();

        /**
         * Whether it holds for these values. What is not known (a null that would have to be compared, negated or looked
         * into) does not hold.
         *
         * @throws io.jumpkit.error.UserError usage, when the values have types it cannot work on
         */
        default boolean holds(Map<String, ?> values) {
            return decide(values).orElse(false);
        }

        /**
         * The same in three values: empty when a null stands in the way, so that an expectation does not take silence for
         * consent.
         *
         * @throws io.jumpkit.error.UserError usage, when the values have types it cannot work on
         */
        Optional<Boolean> decide(Map<String, ?> values);
    }
}
