// SPDX-License-Identifier: Apache-2.0
/**
 * Where a node is and how to log in: the inventory's words and ssh_config's, resolved by the system's own {@code ssh -G}
 * so that Jumpkit never connects somewhere else than OpenSSH would.
 *
 * <p>Connects to nothing.
 */
package io.jumpkit.ssh.config;
