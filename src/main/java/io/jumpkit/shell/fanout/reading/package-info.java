// SPDX-License-Identifier: Apache-2.0
/**
 * Which remote commands are known to change nothing, so that a read-only session may run them.
 *
 * <p>Pure, and conservative: what it does not understand is a change.
 */
package io.jumpkit.shell.fanout.reading;
