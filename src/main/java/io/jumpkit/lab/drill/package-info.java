// SPDX-License-Identifier: Apache-2.0
/**
 * Drills of the shipped runbooks: how the lab is broken for each of them, what an application does meanwhile, and how it
 * is seen whether all is well again. The user's {@code runbook drill} and the tests break and judge with the same
 * definitions. Knows nothing of how a runbook is followed; looks at systems only through typed lines.
 */
package io.jumpkit.lab.drill;
