// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import io.jumpkit.session.Session;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Which cluster the session works on. */
@Command(
        name = "use",
        description = "Take a cluster in use, or list the clusters",
        footer = {"use prod", "use"})
final class UseCommand implements ReadCommand, OperatorOnly {

    @Parameters(arity = "0..1", paramLabel = "CLUSTER", description = "its name in the inventory; none lists them")
    ClusterName cluster;

    /**
     * A cluster of the inventory.
     *
     * @param nodes how many; only of the one in use, the others are not opened to be counted
     */
    record Row(String cluster, boolean inUse, Integer nodes, Boolean readOnly) {}

    @Override
    public Class<Row> rows() {
        return Row.class;
    }

    @Override
    public String insteadInRunbooks() {
        return "a run stays on the cluster it began on; what is to do elsewhere is **Do by hand**, or another run";
    }

    @Override
    public Result run(Invocation in) {
        Session session = in.session();
        if (cluster == null) {
            return list(session);
        }
        Cluster opened = session.inventory().cluster(cluster.name());
        session.use(opened);
        session.remote().warm(opened.nodes().values());
        Result result = table(List.of(row(opened)));
        for (String remark : session.remarks()) {
            result = result.note(Mark.WARN, remark);
        }
        return result;
    }

    private static Result list(Session session) {
        List<String> names = session.inventory().names();
        if (names.isEmpty()) {
            throw UserError.usage(
                    "the inventory has no cluster", "type: inventory import --ssh-config ~/.ssh/config --write");
        }
        return table(names.stream()
                .map(name -> session.cluster()
                        .filter(c -> c.name().equals(name))
                        .map(UseCommand::row)
                        .orElse(new Row(name, false, null, null)))
                .toList());
    }

    private static Row row(Cluster cluster) {
        return new Row(cluster.name(), true, cluster.nodes().size(), cluster.readOnly());
    }

    private static Result table(List<Row> rows) {
        return Table.of(rows)
                .column("CLUSTER", Row::cluster)
                .column("NODES", Row::nodes)
                .column("OPENS", r -> r.readOnly() == null ? null : r.readOnly() ? "read-only" : "writable")
                .column("", r -> r.inUse() ? "in use" : "")
                .result();
    }
}
