// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

/** Where bytes from a node go. Called by a connection's only reader: must return at once, or the whole node waits. */
@FunctionalInterface
public interface Sink {
    /** Nowhere. */
    Sink NOWHERE = (bytes, offset, length) -> {};

    /** Takes bytes; the array is the caller's again afterwards. */
    void accept(byte[] bytes, int offset, int length);
}
