// SPDX-License-Identifier: Apache-2.0
/**
 * Following a runbook: one step after the other, with a journal that outlives the process.
 *
 * <p>Start reading at {@link io.jumpkit.runbook.run.RunbookEngine}. Knows no single system.
 */
package io.jumpkit.runbook.run;
