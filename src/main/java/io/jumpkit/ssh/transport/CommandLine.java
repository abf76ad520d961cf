// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

/**
 * What is sent to sshd, and where its output goes.
 *
 * @param text for the user's login shell
 * @param tty whether it gets a terminal; standard error then comes with standard output
 */
public record CommandLine(String text, boolean tty, Sink stdout, Sink stderr) {}
