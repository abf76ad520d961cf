// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import io.jumpkit.session.Focus;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Which nodes commands act on; those of them that were left alone after failures are tried again at once. */
@Command(
        name = "on",
        description = "Put nodes in focus, or show the focus",
        footer = {"on @etcd", "on n[1-9]!n4", "on @failed", "on @*"})
final class OnCommand implements ReadCommand, OperatorOnly {

    @Parameters(
            arity = "0..1",
            paramLabel = "NODESET",
            description = "nodes, roles or results; @* for all; none shows the focus")
    Focus focus;

    /** The focus. */
    record Row(String focus, String nodes, int size) {}

    @Override
    public Class<Row> rows() {
        return Row.class;
    }

    @Override
    public String insteadInRunbooks() {
        return "say the nodes behind the keyword: (on @etcd)";
    }

    @Override
    public Result run(Invocation in) {
        in.session().requireCluster();
        if (focus != null) {
            in.session().focus(focus);
        }
        Focus now = in.session().focus();
        in.session().remote().retry(in.session().focusedNodes());
        Row row = new Row(now.label(), now.nodes().toString(), now.nodes().size());
        Line line = Line.of(Style.NODES, row.nodes()).plus(" (" + row.size() + ")");
        String named = row.focus().replaceFirst("=.*", "");
        return Result.of(
                List.of(row),
                View.lines(List.of(
                        named.equals(row.nodes())
                                ? line
                                : Line.of(named + " = ").plus(line))));
    }
}
