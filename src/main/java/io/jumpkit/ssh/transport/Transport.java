// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

import io.jumpkit.ssh.Operator;

/** An SSH client that opens connections. */
public interface Transport extends AutoCloseable {

    /**
     * Connects along a route.
     *
     * @param operator asked about unknown keys and passphrases
     * @throws Unreached with the class of the failure
     */
    Connection connect(Route route, Operator operator) throws Unreached;

    @Override
    void close();
}
