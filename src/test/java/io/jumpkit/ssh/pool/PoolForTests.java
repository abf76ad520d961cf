// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.transport.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A pool with folders of its own, and the few calls that most facts need. */
final class PoolForTests implements AutoCloseable {
    private final SshPool pool;

    PoolForTests(Path folder, Operator operator) {
        this(folder, operator, Map.of("HOME", folder.toString(), "PATH", System.getenv("PATH")));
    }

    PoolForTests(Path folder, Operator operator, Map<String, String> environment) {
        pool = new SshPool(new Setup(
                64, folder.resolve("state"), folder.resolve("cache"), false, operator, Limits.DEFAULT, environment));
    }

    SshPool pool() {
        return pool;
    }

    NodeResult run(Node node, String script) {
        return run(List.of(node), script).get(0);
    }

    List<NodeResult> run(List<Node> nodes, String script) {
        return run(nodes, RemoteCommand.of(script, Duration.ofSeconds(20)));
    }

    List<NodeResult> run(List<Node> nodes, RemoteCommand command) {
        return pool.run(nodes, command, Progress.NONE, new Cancellation());
    }

    @Override
    public void close() {
        pool.close();
    }
}
