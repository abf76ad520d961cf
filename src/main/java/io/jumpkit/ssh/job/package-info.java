// SPDX-License-Identifier: Apache-2.0
/**
 * What a fan-out does on one node once it has a connection: run a command, move a file.
 *
 * <p>Knows neither the pool nor which SSH client carries it.
 */
package io.jumpkit.ssh.job;
