// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.transport.Limits;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a pool is made of.
 *
 * @param fanout how many nodes are asked at once
 * @param state where output goes that is more than memory should hold
 * @param cache where control sockets go
 * @param acceptNew whether unknown host keys are believed and written down without asking
 * @param environment the process's environment
 */
public record Setup(
        int fanout,
        Path state,
        Path cache,
        boolean acceptNew,
        Operator operator,
        Limits limits,
        Map<String, String> environment) {

    public Setup {
        environment = Map.copyOf(environment);
    }
}
