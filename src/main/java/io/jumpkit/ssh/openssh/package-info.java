// SPDX-License-Identifier: Apache-2.0
/**
 * The system's own {@code ssh} as a transport: one master process per node, commands through its control socket. For what
 * JSch cannot do: ProxyCommand, FIDO keys, GSSAPI, one-time passwords, odd configurations.
 *
 * <p>Knows no node and no pool.
 */
package io.jumpkit.ssh.openssh;
