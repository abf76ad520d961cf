// SPDX-License-Identifier: Apache-2.0
/**
 * A line's way from text to screen: run it, show its result or its error, write both down, and give its exit code.
 *
 * <p>Knows no terminal: shell, scripts and tests hand in the console.
 */
package io.jumpkit.shell.line;
