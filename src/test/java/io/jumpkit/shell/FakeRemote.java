// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.NodeUnreachable;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Output;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.Remote;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.RemoteProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** Nodes that answer what a test says, and a list of what they were asked. */
public final class FakeRemote implements Remote {
    private final BiFunction<Node, RemoteCommand, NodeResult> answer;
    public final List<String> asked = new ArrayList<>();
    public final List<RemoteCommand> commands = new ArrayList<>();
    private Optional<RemoteProcess> process = Optional.empty();

    public FakeRemote(BiFunction<Node, RemoteCommand, NodeResult> answer) {
        this.answer = answer;
    }

    /** The same, with a process that every node starts when it is asked for one. */
    public FakeRemote starting(RemoteProcess started) {
        process = Optional.of(started);
        return this;
    }

    /** A node whose command ended by itself. */
    public static NodeResult exited(Node node, int exit, String out, String err) {
        return new NodeResult(
                node,
                Outcome.EXITED,
                OptionalInt.of(exit),
                output(out),
                output(err),
                "",
                Remains.NOTHING,
                Optional.of(Duration.ofMillis(5)),
                Duration.ofMillis(10));
    }

    /** A node that did not answer in full. */
    public static NodeResult failed(Node node, Outcome outcome, String detail, Remains remains, Duration total) {
        return new NodeResult(
                node, outcome, OptionalInt.empty(), Output.NONE, Output.NONE, detail, remains, Optional.empty(), total);
    }

    private static Output output(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Output(bytes, new byte[0], bytes.length, Optional.empty());
    }

    @Override
    public void retry(Collection<Node> nodes) {
        nodes.forEach(node -> asked.add("retry " + node));
    }

    @Override
    public void warm(Collection<Node> nodes) {}

    @Override
    public List<NodeResult> run(
            Collection<Node> nodes, RemoteCommand command, Progress progress, Cancellation cancellation) {
        Map<Node, RemoteCommand> all = new LinkedHashMap<>();
        nodes.forEach(node -> all.put(node, command));
        return run(all, progress, cancellation);
    }

    @Override
    public List<NodeResult> run(Map<Node, RemoteCommand> all, Progress progress, Cancellation cancellation) {
        List<NodeResult> results = new ArrayList<>();
        all.forEach((node, command) -> {
            NodeResult result = cancellation.isCancelled()
                    ? failed(node, Outcome.CANCELLED, "", Remains.NOTHING, Duration.ZERO)
                    : ask(node, command);
            results.add(result);
            progress.done(result);
        });
        return results;
    }

    private synchronized NodeResult ask(Node node, RemoteCommand command) {
        asked.add(node.name() + ": " + command.script());
        commands.add(command);
        return answer.apply(node, command);
    }

    @Override
    public RemoteProcess start(Node node, RemoteCommand command, Duration deadline) throws NodeUnreachable {
        return process.orElseThrow(() -> new NodeUnreachable(node, Outcome.REFUSED, "not in this test", null));
    }

    @Override
    public List<NodeResult> copy(
            Collection<Node> nodes, Path file, String remotePath, Progress progress, Cancellation cancellation) {
        return run(
                nodes,
                RemoteCommand.of("copy " + file.getFileName() + " " + remotePath, Duration.ZERO),
                progress,
                cancellation);
    }

    @Override
    public List<NodeResult> fetch(
            Collection<Node> nodes, String remotePath, Path folder, Progress progress, Cancellation cancellation) {
        return run(
                nodes,
                RemoteCommand.of("fetch " + remotePath + " " + folder.getFileName(), Duration.ZERO),
                progress,
                cancellation);
    }

    @Override
    public Tunnel tunnel(Node via, String host, int port, Duration deadline) throws NodeUnreachable {
        throw new NodeUnreachable(via, Outcome.REFUSED, "not in this test", null);
    }

    @Override
    public Map<Node, Boolean> state() {
        return Map.of();
    }

    @Override
    public void close() {}
}
