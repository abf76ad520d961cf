// SPDX-License-Identifier: Apache-2.0
/**
 * What a command is and how a typed line becomes one: grammar, parameter types, completion, effects and confirmation.
 *
 * <p>Knows no single command and no terminal. The shell, one-shot mode and the runbook engine all run lines through
 * {@link io.jumpkit.command.Dispatcher}.
 */
package io.jumpkit.command;
