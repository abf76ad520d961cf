// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab.drill;

/**
 * One thing that is looked at when a drill ends.
 *
 * @param check what must be so
 * @param seen what decided it
 */
record DrillCheck(String check, boolean holds, String seen) {}
