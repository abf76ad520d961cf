// SPDX-License-Identifier: Apache-2.0
/**
 * A command or a file on every node in focus: {@code exec}, {@code copy}, {@code fetch}; what is shown while it runs, what
 * it leaves behind as node sets, and how it ends.
 *
 * <p>Knows no terminal: whatever moves is drawn through the {@link io.jumpkit.output.Console}.
 */
package io.jumpkit.shell.fanout;
