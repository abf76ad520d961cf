// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.nodeset;

import io.jumpkit.inventory.nodeset.NodeSetCalculator.Step;

/** Bare numbers, {@code 1,5,18-31}: to the calculator names of which only the number is there. */
final class Numbers {
    private Numbers() {}

    /** The same step with its ranges in brackets. */
    static Step named(Step step) {
        return step.known().isPresent() || step.text().isBlank()
                ? step
                : new Step(step.operation(), "[" + step.text() + "]");
    }

    /** What was folded without the brackets. */
    static String bare(String folded) {
        return folded.replace("[", "").replace("]", "");
    }
}
