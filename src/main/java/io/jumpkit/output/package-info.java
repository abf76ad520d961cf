// SPDX-License-Identifier: Apache-2.0
/**
 * What a command has to say, as data, and how it becomes text or JSON.
 *
 * <p>Knows no terminal, no cluster and no clock. Only the shell and {@code Main} print what is made here.
 */
package io.jumpkit.output;
