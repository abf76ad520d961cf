// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Nodes that answer the script about the data directory with what a test says, and take every other script for done. */
public final class NodesWithEtcd extends NoSsh {
    private final Map<String, String> said = new HashMap<>();

    /** The scripts that were to change something, with their environments, in order. */
    public final Map<String, Map<String, String>> done = new HashMap<>();

    public final List<String> order = new ArrayList<>();

    /** What a stopped Debian node with an absent data directory says; further lines win. */
    public NodesWithEtcd stopped(String node, String... lines) {
        said.put(
                node,
                """
                running=no
                unit=etcd
                supervisor=systemd
                version=3.4.23
                name=%1$s
                peer_urls=http://10.0.1.1%2$s:2380
                token=old
                tool=/usr/bin/etcdctl
                tool_version=3.4.23
                bumps=no
                path=/var/lib/etcd/default
                exists=no
                owner=etcd
                """
                                .formatted(node, node.substring(1))
                        + String.join("\n", lines));
        return this;
    }

    public NodesWithEtcd silent(String node) {
        said.remove(node);
        return this;
    }

    private NodeResult answer(Node node) {
        String text = said.get(node.name());
        return text == null
                ? result(node, Outcome.TCP_TIMEOUT, OptionalInt.empty(), "")
                : result(node, Outcome.EXITED, OptionalInt.of(0), text);
    }

    @Override
    public List<NodeResult> run(
            Collection<Node> nodes, RemoteCommand command, Progress progress, Cancellation cancellation) {
        return nodes.stream().map(this::answer).toList();
    }

    @Override
    public List<NodeResult> run(Map<Node, RemoteCommand> commands, Progress progress, Cancellation cancellation) {
        List<NodeResult> results = new ArrayList<>();
        commands.forEach((node, command) -> {
            done.put(node.name(), command.environment());
            order.add(node.name());
            results.add(result(node, Outcome.EXITED, OptionalInt.of(0), "path=/var/lib/etcd/default\n"));
        });
        return results;
    }
}
