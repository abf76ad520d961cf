// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import java.util.Locale;

/** What a record of the journal tells. */
public enum Kind {
    /** The run began: runbook, parameters, fingerprint, who. */
    START,
    /** Somebody went on with it. */
    RESUME,
    /** The identity of the system was seen, or became another by a step that says so. */
    FINGERPRINT,
    /** A step began. */
    STEP,
    /** A Skip if was looked at. */
    SKIP_IF,
    /** A Guard was looked at: the evidence. */
    GUARD,
    /** A Guard that does not hold was set aside, with a reason. */
    OVERRIDE,
    /** {@code CLUSTER/TARGET} was typed. */
    CONFIRM,
    /** An act is about to happen: written before it does. */
    INTENT,
    /** How an act ended. */
    RESULT,
    /** What became of an act whose end nobody saw. */
    SETTLED,
    /** A Verify was looked at. */
    VERIFY,
    /** A Wait until held, or its time was up. */
    WAIT,
    /** The operator said what was done by hand. */
    BY_HAND,
    /** A note was read. */
    NOTE,
    /** The operator chose where to go on. */
    CHOICE,
    /** Somebody agreed. */
    APPROVE,
    /** Somebody began to take the run back. */
    ABORT,
    /** An Undo is about to happen. */
    UNDO_INTENT,
    /** How an Undo ended. */
    UNDO_RESULT,
    /** A step is over. */
    STEP_END,
    /** The run was left, to be gone on with later. */
    STOP,
    /** The run is over. */
    END;

    /** As it stands in the journal. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind that is written so. */
    static Kind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
