// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeUnreachable;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Output;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.Remote;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.RemoteProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Nodes of which none answers SSH. */
public class NoSsh implements Remote {

    @Override
    public void warm(Collection<Node> nodes) {}

    @Override
    public void retry(Collection<Node> nodes) {}

    @Override
    public List<NodeResult> run(
            Collection<Node> nodes, RemoteCommand command, Progress progress, Cancellation cancellation) {
        return nodes.stream().map(NoSsh::timedOut).toList();
    }

    @Override
    public List<NodeResult> run(Map<Node, RemoteCommand> commands, Progress progress, Cancellation cancellation) {
        return commands.keySet().stream().map(NoSsh::timedOut).toList();
    }

    @Override
    public RemoteProcess start(Node node, RemoteCommand command, Duration deadline) throws NodeUnreachable {
        throw new NodeUnreachable(node, Outcome.TCP_TIMEOUT, "", null);
    }

    @Override
    public List<NodeResult> copy(
            Collection<Node> nodes, Path file, String remotePath, Progress progress, Cancellation cancellation) {
        return nodes.stream().map(NoSsh::timedOut).toList();
    }

    @Override
    public List<NodeResult> fetch(
            Collection<Node> nodes, String remotePath, Path folder, Progress progress, Cancellation cancellation) {
        return nodes.stream().map(NoSsh::timedOut).toList();
    }

    @Override
    public Tunnel tunnel(Node via, String host, int port, Duration deadline) throws NodeUnreachable {
        throw new NodeUnreachable(via, Outcome.TCP_TIMEOUT, "", null);
    }

    @Override
    public Map<Node, Boolean> state() {
        return Map.of();
    }

    @Override
    public void close() {}

    private static NodeResult timedOut(Node node) {
        return result(node, Outcome.TCP_TIMEOUT, OptionalInt.empty(), "");
    }

    public static NodeResult result(Node node, Outcome outcome, OptionalInt exit, String out) {
        byte[] bytes = out.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new NodeResult(
                node,
                outcome,
                exit,
                new Output(bytes, new byte[0], bytes.length, Optional.empty()),
                Output.NONE,
                outcome.words(),
                NodeResult.Remains.NOTHING,
                Optional.empty(),
                Duration.ofMillis(1));
    }
}
