// SPDX-License-Identifier: Apache-2.0
/**
 * What the operator holds: the cluster in use, the nodes in focus, whether writing is allowed, what the last command
 * found, and the connections that serve them.
 *
 * <p>Knows no command and no screen.
 */
package io.jumpkit.session;
