// SPDX-License-Identifier: Apache-2.0
/**
 * Runbooks: the commands that find, show, check and follow them.
 *
 * <p>What a runbook is stands in {@code model}, how it is read in {@code parse}, what is wrong with one in {@code lint}
 * (all three pure), and how it is followed in {@code run}. Knows no single system: everything it does to a cluster goes
 * through {@link io.jumpkit.command.Dispatcher} or SSH.
 */
package io.jumpkit.runbook;
