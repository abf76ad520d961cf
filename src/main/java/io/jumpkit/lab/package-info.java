// SPDX-License-Identifier: Apache-2.0
/**
 * Practice clusters on this machine and the faults that can be made in them.
 *
 * <p>The work is done by the scripts in {@code src/lab}, which travel in the jar: they need root, Java does not. This
 * package runs them, reads what they say, and shows the lab to the rest of Jumpkit as a cluster like any other. It knows
 * no system's client and no SSH.
 */
package io.jumpkit.lab;
