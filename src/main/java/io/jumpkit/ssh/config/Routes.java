// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import io.jumpkit.inventory.JumpHost;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.ssh.Outcome;
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

    /**
     * A host of a ProxyJump.
     *
     * @throws Unreached when it is not written as one
     */
    static JumpHost jumpHost(String written) throws Unreached {
        return JumpHost.parse(written)
                .orElseThrow(() -> Unreached.of(
                        Outcome.NO_ROUTE,
                        "'" + written + "' is not a host to jump through: it is written " + JumpHost.FORM,
                        null));
    }
}
