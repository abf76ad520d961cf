// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

/**
 * A command that only whoever sits at the shell may give: it changes the session itself, leaves it, or has to do with
 * runs. Runbooks refuse it, as it would take away the ground that the run stands on: its cluster, its nodes, the freeze.
 */
public interface OperatorOnly {

    /** What a runbook says instead. */
    String insteadInRunbooks();
}
