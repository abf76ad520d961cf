// SPDX-License-Identifier: Apache-2.0
/**
 * Jumpkit's own SSH client: JSch, tuned, with a deadline per phase, OpenSSH's rules for host keys, and failures that
 * have a class.
 *
 * <p>The only package that imports JSch. Knows no node and no pool.
 */
package io.jumpkit.ssh.jsch;
