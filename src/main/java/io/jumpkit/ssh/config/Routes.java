// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import io.jumpkit.inventory.SshTarget;
import io.jumpkit.ssh.transport.Route;
import io.jumpkit.ssh.transport.Unreached;

/** Settles how targets are reached. Thread-safe. */
public interface Routes {

    /**
     * The route to a target.
     *
     * @throws Unreached when ssh_config cannot be read or asks for what nobody can do
     */
    Route resolve(SshTarget target) throws Unreached;
}
