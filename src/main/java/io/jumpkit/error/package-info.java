// SPDX-License-Identifier: Apache-2.0
/**
 * What can go wrong and the exit code it ends in.
 *
 * <p>Depends on nothing: every other package may use it. Nodes that fail are data and have no place here.
 */
package io.jumpkit.error;
