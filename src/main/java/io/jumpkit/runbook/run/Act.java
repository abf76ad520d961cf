// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

/**
 * One command or script of a Run, by where it stands in its step.
 *
 * @param block the block's index in the step
 * @param line the command's index in the fence; 0 for a script
 */
record Act(String step, int block, int line) {

    /** What is known of an act. */
    enum State {
        /** It was never begun, or is known not to have happened. */
        NOT_RUN,
        /** It was begun, and nobody saw it end. Never run again blindly. */
        UNKNOWN,
        /** It happened. */
        DONE,
        /** It ended in failure, and may have happened in part. One that failed before anything was done is not run. */
        FAILED,
        /** Its Undo was begun, and nobody saw it end. */
        UNDO_UNKNOWN,
        /** It was taken back. */
        UNDONE
    }

    /** How the journal names it within its step. */
    String key() {
        return block + "." + line;
    }

    static Act of(String step, String key) {
        String[] parts = key.split("\\.");
        return new Act(step, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
}
