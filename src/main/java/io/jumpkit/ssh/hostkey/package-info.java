// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a host is who it says it is, by OpenSSH's rules for known_hosts: hashed names, wildcards, negation, ports,
 * {@code @revoked}, {@code @cert-authority}, several files.
 *
 * <p>Knows no SSH client and no node.
 */
package io.jumpkit.ssh.hostkey;
