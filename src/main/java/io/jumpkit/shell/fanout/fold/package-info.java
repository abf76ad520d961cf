// SPDX-License-Identifier: Apache-2.0
/**
 * Many answers made short: equal ones folded, near-equal ones folded, differences shown, control sequences made visible.
 *
 * <p>Pure: results in, lines out.
 */
package io.jumpkit.shell.fanout.fold;
