// SPDX-License-Identifier: Apache-2.0
/**
 * Rounds of drills: every procedure again and again, plain and with trouble, each on a fresh lab and in a process of its
 * own, with a line for each in a file and a table made of the lines. Knows nothing of what a drill does.
 */
package io.jumpkit.drill.rounds;
