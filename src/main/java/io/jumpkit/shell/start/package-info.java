// SPDX-License-Identifier: Apache-2.0
/**
 * From the process's arguments to a running session: options, what the standard streams are, the log file, and the choice
 * between shell, script and single command.
 *
 * <p>Knows no single command; what it starts is handed in by {@code Main} as {@link io.jumpkit.shell.start.Parts}.
 */
package io.jumpkit.shell.start;
