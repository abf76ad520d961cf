// SPDX-License-Identifier: Apache-2.0
/**
 * The warm sessions of one cluster and the fan-out over them: when to connect, to try again and to leave a node alone.
 *
 * <p>Knows the transports by their interface only.
 */
package io.jumpkit.ssh.pool;
