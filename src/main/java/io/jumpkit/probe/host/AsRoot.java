// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.host;

import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.RemoteCommand;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scripts that only root may run: through sudo, but not where the inventory logs in as root, who may have none. */
public final class AsRoot {
    private AsRoot() {}

    /** The script for each of these nodes, with variables in its environment. */
    public static Map<Node, RemoteCommand> on(
            List<Node> nodes, String script, Map<String, String> environment, Duration timeout) {
        Map<Node, RemoteCommand> commands = new LinkedHashMap<>();
        for (Node node : nodes) {
            boolean root = node.ssh().user().filter("root"::equals).isPresent();
            commands.put(
                    node,
                    new RemoteCommand(
                            script,
                            environment,
                            Optional.empty(),
                            !root,
                            false,
                            timeout,
                            RemoteCommand.DEFAULT_CAP_BYTES));
        }
        return commands;
    }
}
