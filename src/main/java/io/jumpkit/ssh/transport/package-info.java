// SPDX-License-Identifier: Apache-2.0
/**
 * What a road to a node can do, whichever SSH client is behind it: connect with a deadline per phase, run command lines,
 * move files, forward ports.
 *
 * <p>Knows neither JSch nor the system's {@code ssh}, and nothing of nodes, pools or output caps.
 */
package io.jumpkit.ssh.transport;
