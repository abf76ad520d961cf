// SPDX-License-Identifier: Apache-2.0
/**
 * The shell's own words that need no terminal: which cluster, which nodes, may I write, what was that error.
 *
 * <p>Knows no JLine; the same words work in scripts and behind {@code -c}.
 */
package io.jumpkit.shell.words;
