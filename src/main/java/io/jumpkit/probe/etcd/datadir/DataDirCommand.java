// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.datadir;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.probe.etcd.node.NodeScripts;
import io.jumpkit.probe.etcd.survey.Cells;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code etcd data-dir}: where each node keeps etcd's data, whose it is, and what keeps etcd running there. */
@Command(
        name = "data-dir",
        description = "Show where etcd's data is on each node",
        footer = {"etcd data-dir", "etcd data-dir --on n3 | expect exists && !running"})
public final class DataDirCommand implements ReadCommand {
    /** Adding up a large directory takes a while on a busy disk. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Option(names = "--on", paramLabel = "NODES", description = "these nodes instead of those with etcd in focus")
    private NodeSet on;

    @Override
    public Class<? extends Record> rows() {
        return DataDirRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        List<Node> nodes = NodeScripts.nodes(in, on);
        Map<String, MemberId> members = members(in);
        List<NodeResult> results = ask(in, nodes);
        List<DataDirRow> rows = results.stream()
                .map(r -> DataDirRow.of(
                        r, Optional.ofNullable(members.get(r.node().name()))))
                .toList();
        return Table.of(rows)
                .column("node", DataDirRow::node)
                .column("etcd", DataDirCommand::state)
                .column("supervisor", r -> r.supervisor().orElse(null))
                .column("path", r -> r.path().orElse(null))
                .column("exists", r -> r.exists()
                        .map(e -> e ? (r.filled().orElse(false) ? "yes" : "empty") : "no")
                        .orElse(null))
                .column("owner", r -> r.owner().orElse(null))
                .column("size", r -> r.sizeBytes().map(Cells::bytes).orElse(null))
                .column("member", r -> r.memberId().orElse(null))
                .column("version", r -> r.version().orElse(null))
                .result()
                .unanswered(NodeScripts.unanswered(results));
    }

    public static List<NodeResult> ask(Invocation in, List<Node> nodes) {
        RemoteCommand command =
                RemoteCommand.of(NodeScripts.read("data-dir.sh"), TIMEOUT).with(inventorySays(in));
        return in.session().remote().run(nodes, command, Progress.NONE, in.cancellation());
    }

    /** What keeps etcd running where the inventory says it; the node's own signs count otherwise. */
    private static Map<String, String> inventorySays(Invocation in) {
        return in.session()
                .requireCluster()
                .etcd()
                .map(EtcdSettings::supervisor)
                .filter(s -> s != EtcdSettings.Supervisor.AUTO)
                .map(s -> Map.of("SUPERVISOR", s.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .orElse(Map.of());
    }

    private static Line state(DataDirRow row) {
        if (row.reason().isPresent()) {
            return Line.of(Style.WARN, row.reason().get());
        }
        return row.running().orElse(false) ? Line.of(Style.GOOD, "running") : Line.of("stopped");
    }

    /** Members that answer, by node; nothing where etcd itself is not to be asked. */
    private static Map<String, MemberId> members(Invocation in) throws InterruptedException {
        Map<String, MemberId> ids = new HashMap<>();
        if (in.session().requireCluster().etcd().isEmpty()) {
            return ids;
        }
        EtcdProbe probe = EtcdProbe.of(in);
        for (MemberState m : probe.look(in.cancellation()).members()) {
            Optional<Node> node = MemberNodes.of(probe.cluster(), m.member());
            if (m.answered() && node.isPresent()) {
                ids.put(node.get().name(), m.member().id());
            }
        }
        return ids;
    }
}
