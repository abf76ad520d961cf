// SPDX-License-Identifier: Apache-2.0
/**
 * Completion scripts for bash, zsh and fish, made from the catalogue; the files in {@code completions/} are these.
 *
 * <p>They know words and options and the clusters of the usual file. Live candidates are the shell's own Tab.
 */
package io.jumpkit.shell.completion;
