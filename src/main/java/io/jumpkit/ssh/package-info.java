// SPDX-License-Identifier: Apache-2.0
/**
 * SSH to many nodes at once: a pool of warm sessions, fan-out with a deadline per phase, and outcomes as data.
 *
 * <p>Knows nothing of commands or screens. The only package that imports JSch or starts the system's {@code ssh}.
 */
package io.jumpkit.ssh;
