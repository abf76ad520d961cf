// SPDX-License-Identifier: Apache-2.0
/**
 * What a runbook says, as records: parameters, steps, and the blocks of a step.
 *
 * <p>Pure data. Knows no Markdown and no cluster.
 */
package io.jumpkit.runbook.model;
