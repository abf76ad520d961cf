// SPDX-License-Identifier: Apache-2.0
/**
 * The terminal: the prompt's loop on JLine, Tab, colours while typing, history, the live region, and questions.
 *
 * <p>Knows no single command. Whatever it shows is also given to the session's record.
 */
package io.jumpkit.shell.terminal;
