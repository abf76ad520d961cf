// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.ParameterType;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Candidate;
import io.jumpkit.session.Session;
import java.util.List;
import java.util.Optional;

/** {@code nodeset}: nodes of the cluster in use, written folded or by role, result or label. */
final class NodeSetType implements ParameterType<NodeSet> {

    /** What runbooks know of a node set. */
    record Facts(String nodes, int size) {}

    @Override
    public String name() {
        return "nodeset";
    }

    @Override
    public Class<NodeSet> type() {
        return NodeSet.class;
    }

    @Override
    public NodeSet parse(String text, Session session) {
        session.requireCluster();
        NodeSet nodes = session.nodes(text);
        if (nodes.isEmpty()) {
            throw UserError.usage("'" + text + "' is no node now", "type: nodes");
        }
        return nodes;
    }

    @Override
    public List<Candidate> candidates(Session session) {
        return NodeCandidates.sets(session);
    }

    @Override
    public String operators() {
        return ",!&^";
    }

    @Override
    public Optional<Class<? extends Record>> factsAre() {
        return Optional.of(Facts.class);
    }

    @Override
    public Optional<Record> facts(NodeSet value, Session session) {
        return Optional.of(new Facts(value.toString(), value.size()));
    }
}
