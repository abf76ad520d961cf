// SPDX-License-Identifier: Apache-2.0
/**
 * The edge where people and scripts meet Jumpkit: start-up, consoles, the interactive shell and its own words.
 *
 * <p>The only package that prints and that knows JLine. Everything else returns data.
 */
package io.jumpkit.shell;
