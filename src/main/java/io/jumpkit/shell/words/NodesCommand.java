// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The nodes of the cluster in use. */
@Command(
        name = "nodes",
        description = "List nodes: address, roles, labels, connection",
        footer = {"nodes", "nodes @etcd", "nodes | where 'etcd' in roles"})
final class NodesCommand implements ReadCommand {

    @Parameters(arity = "0..1", paramLabel = "NODESET", description = "only these; the whole cluster if absent")
    NodeSet nodes;

    @Override
    public Class<NodeRow> rows() {
        return NodeRow.class;
    }

    @Override
    public Result run(Invocation in) {
        Cluster cluster = in.session().requireCluster();
        Map<Node, Boolean> connected = in.session().remote().state();
        NodeSet focus = in.session().focus().nodes();
        List<NodeRow> rows = cluster.nodes(nodes == null ? cluster.all() : nodes).stream()
                .map(n -> NodeRow.of(n, state(connected.get(n))))
                .toList();
        return Table.of(rows)
                .column("NODE", r -> Line.of(focus.contains(r.node()) ? Style.NODES : Style.PLAIN, r.node()))
                .column("ADDRESS", NodeRow::address)
                .column("ROLES", r -> String.join(",", r.roles()))
                .column("LABELS", NodesCommand::labels)
                .column("SSH", NodeRow::state)
                .result();
    }

    private static String state(Boolean connected) {
        return connected == null ? "not tried" : connected ? "connected" : "not connected";
    }

    private static String labels(NodeRow row) {
        return row.labels().entrySet().stream()
                .map(label -> label.getKey() + ":" + label.getValue())
                .collect(Collectors.joining(" "));
    }
}
