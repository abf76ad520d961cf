// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.json.Scalar;
import java.util.Locale;

/** How far a step has come. */
public enum StepState implements Scalar {
    /** Nothing of it was begun. */
    PENDING,
    /** It was begun and is not over. */
    OPEN,
    /** All of it was done and verified. */
    DONE,
    /** It was true already. */
    SATISFIED,
    /** The operator left it out, or chose another way. */
    SKIPPED;

    /** Whether the run has left it behind. */
    public boolean isOver() {
        return this != PENDING && this != OPEN;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StepState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
