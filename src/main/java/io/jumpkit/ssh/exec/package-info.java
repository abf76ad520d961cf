// SPDX-License-Identifier: Apache-2.0
/**
 * One command on one open connection: the shell text around it, its output within a cap, its deadline, and the end of its
 * process group when the deadline or the operator says so.
 *
 * <p>Knows neither pools nor which SSH client carries it.
 */
package io.jumpkit.ssh.exec;
