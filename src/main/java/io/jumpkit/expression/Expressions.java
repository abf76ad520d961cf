// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.expression;

import java.util.Map;
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
         * Whether it holds for these values.
         *
         * @throws io.jumpkit.error.UserError usage, when the values have types it cannot work on
         */
        boolean holds(Map<String, ?> values);
    }
}
