// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

/** Where a run goes after something was done. */
sealed interface Next {
    /** To what stands below. */
    Next ON = new On();

    /** What stands below. */
    record On() implements Next {}

    /** To a later step. */
    record Jump(String step) implements Next {}

    /** To another runbook; this one is over. */
    record HandOver(String runbook) implements Next {}

    /** Out of this step, which was true already. */
    record Satisfied() implements Next {}

    /** Out of this step, which is left undone. */
    record Skip(String why) implements Next {}

    /** Back: what this step did is to be undone. */
    record UndoStep() implements Next {}

    /** Back: everything is to be undone. */
    record Abort() implements Next {}
}
