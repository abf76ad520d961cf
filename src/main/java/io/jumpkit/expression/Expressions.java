// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.expression;

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

    /** A compiled condition. */
    interface Condition {
        /**
         * Whether it holds for these values. What is not known (a null that would have to be compared by size, negated or
         * looked into) does not hold.
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
