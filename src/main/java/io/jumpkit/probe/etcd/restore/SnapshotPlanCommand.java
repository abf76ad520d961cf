// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.restore;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code etcd snapshot plan}: what a restore of this file would do on every member, and what still stands in its way. */
@Command(
        name = "plan",
        description = "Show how a snapshot would be restored, by member",
        footer = {"etcd snapshot plan before.db", "etcd snapshot plan before.db | expect all ready"})
public final class SnapshotPlanCommand implements ReadCommand {
    @Mixin
    private RestoreOptions options;

    @Override
    public Class<? extends Record> rows() {
        return RestoreRow.class;
    }

    @Override
    public Result run(Invocation in) {
        RestorePlan plan = RestoreSource.plan(in, options);
        Result table = Table.of(plan.rows())
                .column("node", RestoreRow::node)
                .column("member", RestoreRow::name)
                .column("data directory", r -> r.dataDir().orElse(null))
                .column("owner", r -> r.owner().orElse(null))
                .column("by", r -> tool(r))
                .column("", SnapshotPlanCommand::word)
                .result();
        for (RestoreRow row : plan.rows()) {
            if (!row.supervisor().equals(Optional.of("systemd"))) {
                table = table.note(Mark.NONE, "by hand on " + row.node() + ": " + row.command());
            }
        }
        if (plan.rows().stream().anyMatch(r -> r.tool().isEmpty())) {
            table = table.note(Mark.WARN, plan.unseen().words());
        }
        return table.note(Mark.NONE, "sha256 of the file: " + plan.sha256())
                .extra("sha256", plan.sha256())
                .note(Mark.NONE, "initial cluster: " + plan.rows().get(0).initialCluster())
                .note(Mark.NONE, "new token: " + plan.rows().get(0).token())
                .note(Mark.NONE, revision(plan))
                .note(
                        Mark.WARN,
                        "whatever was written after this snapshot is lost; stop what writes to etcd first, in"
                                + " Kubernetes every kube-apiserver");
    }

    private static String tool(RestoreRow row) {
        String path = row.tool().orElse("");
        return path.isEmpty()
                ? null
                : path.substring(path.lastIndexOf('/') + 1) + " "
                        + row.toolVersion().orElse("");
    }

    private static Line word(RestoreRow row) {
        if (row.restored()) {
            return Line.of(Style.GOOD, "restored already");
        }
        return row.ready()
                ? Line.of(Style.GOOD, "ready")
                : Line.of(Style.BAD, row.reason().orElse("not ready"));
    }

    private static String revision(RestorePlan plan) {
        String from =
                "revision " + plan.source().revision().map(String::valueOf).orElse("unknown");
        long bump = plan.rows().get(0).bumpRevision();
        return bump > 0
                ? from + ", raised by " + bump + " and marked compacted, so that watchers start anew"
                : from + ", not raised: clients that cache (kube-apiserver, operators) must be restarted";
    }
}
