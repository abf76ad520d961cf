// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.ParameterType;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.output.Candidate;
import io.jumpkit.session.Session;
import java.util.List;
import java.util.Optional;

/** {@code node}: one node of the cluster in use; what stands for exactly one, as {@code @etcd:leader}, will do. */
final class NodeType implements ParameterType<Node> {

    @Override
    public String name() {
        return "node";
    }

    @Override
    public Class<Node> type() {
        return Node.class;
    }

    @Override
    public Node parse(String text, Session session) {
        List<Node> nodes = session.requireCluster().nodes(session.nodes(text));
        if (nodes.size() != 1) {
            throw UserError.usage(
                    "'" + text + "' is " + (nodes.isEmpty() ? "no node" : nodes.size() + " nodes") + ", one is needed",
                    "type: nodes");
        }
        return nodes.get(0);
    }

    @Override
    public List<Candidate> candidates(Session session) {
        return NodeCandidates.nodes(session);
    }

    @Override
    public Optional<Class<? extends Record>> factsAre() {
        return Optional.of(NodeRow.class);
    }

    @Override
    public List<NodeRow> facts(Session session) {
        return session.cluster()
                .map(c -> c.nodes().values().stream().map(NodeRow::of).toList())
                .orElse(List.of());
    }

    @Override
    public Optional<Record> facts(Node value, Session session) {
        return Optional.of(NodeRow.of(value));
    }
}
