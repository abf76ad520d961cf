// SPDX-License-Identifier: Apache-2.0
/**
 * What is wrong with a runbook before it is ever followed: commands that do not exist, guards that change things,
 * conditions on fields that no row has.
 *
 * <p>Pure: asks the catalog of commands, never a cluster.
 */
package io.jumpkit.runbook.lint;
