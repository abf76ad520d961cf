// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.restore;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.Invocation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code etcd snapshot restore}: makes every member's data directory of one snapshot, node by node; starts nothing. Run
 * again it goes on where it stopped.
 */
@Command(
        name = "restore",
        description = "Restore a snapshot to every stopped member",
        footer = {"etcd snapshot restore before.db", "etcd snapshot restore before.db --on n1"})
public final class SnapshotRestoreCommand implements DangerCommand {
    @Mixin
    private RestoreOptions options;

    @Option(names = "--on", paramLabel = "NODES", description = "only these now; the plan stays that of all members")
    private NodeSet on;

    @Override
    public Class<? extends Record> rows() {
        return RestoreRow.class;
    }

    @Override
    public Danger danger(Invocation in) {
        RestorePlan plan = RestoreSource.plan(in, options);
        List<RestoreRow> chosen = permitted(plan);
        List<Line> evidence = new ArrayList<>();
        String[] members = chosen.get(0).initialCluster().split(",");
        for (int i = 0; i < members.length; i++) {
            evidence.add(Line.of((i == 0 ? "initial cluster  " : " ".repeat(17)) + members[i]));
        }
        evidence.add(Line.of("token            " + chosen.get(0).token() + " (a new cluster id)"));
        for (RestoreRow row : chosen) {
            evidence.add(Line.of(row.node() + "  " + row.dataDir().orElse("") + " for "
                    + row.owner().orElse("root") + (row.restored() ? "  restored already" : "")));
        }
        evidence.add(Line.of(
                Style.WARN,
                "all that was written after "
                        + plan.source().revision().map(r -> "revision " + r).orElse("this file was made")
                        + " is lost"));
        return new Danger(
                target(chosen),
                "snapshot " + plan.source().sha256().substring(0, 12),
                "etcd snapshot restore " + plan.source().file() + "  on " + target(chosen),
                evidence,
                Optional.of("what was set aside beside each data directory can be moved back"));
    }

    private static String target(List<RestoreRow> rows) {
        return NodeSet.of(rows.stream().map(RestoreRow::node).toList()).toString();
    }

    /** Those that are to be restored now; none unless all that is asked for can be. */
    private List<RestoreRow> permitted(RestorePlan plan) {
        Set<String> wanted = on == null
                ? plan.rows().stream().map(RestoreRow::node).collect(Collectors.toSet())
                : Set.copyOf(on.names());
        List<RestoreRow> chosen =
                plan.rows().stream().filter(r -> wanted.contains(r.node())).toList();
        if (chosen.size() < wanted.size()) {
            throw UserError.usage(
                    "not all of " + on + " are members of the plan: " + target(plan.rows()), "etcd snapshot plan FILE");
        }
        for (RestoreRow row : plan.rows()) {
            boolean asked = wanted.contains(row.node());
            boolean runs = row.reason().filter(r -> r.startsWith("etcd runs")).isPresent();
            if ((asked && !row.ready() && !row.restored()) || runs) {
                throw UserError.refused(
                        row.node() + ": " + row.reason().orElse("not ready") + ". Nothing was changed.",
                        "type: etcd snapshot plan " + plan.source().file());
            }
        }
        return chosen;
    }

    @Override
    public Result run(Invocation in) {
        RestorePlan plan = RestoreSource.plan(in, options);
        List<RestoreRow> rows = new ArrayList<>();
        boolean stop = false;
        boolean unclear = false;
        for (RestoreRow row : permitted(plan)) {
            if (row.restored()) {
                rows.add(row.tried(true, Optional.of("restored already")));
            } else if (stop) {
                rows.add(row.tried(false, Optional.of("not begun")));
            } else {
                Node node = in.session().requireCluster().node(row.node()).orElseThrow();
                RestoreRun.Tried tried = new RestoreRun(in, plan, options).on(node, row);
                rows.add(tried.row());
                stop = !tried.row().restored();
                unclear |= tried.unclear();
            }
        }
        in.console().live(List.of());
        return outcome(rows, rest(plan, rows), unclear);
    }

    /** The other members of the plan that are not restored. */
    private static List<String> rest(RestorePlan plan, List<RestoreRow> rows) {
        return plan.rows().stream()
                .filter(r -> !r.restored()
                        && rows.stream().noneMatch(done -> done.node().equals(r.node())))
                .map(RestoreRow::node)
                .toList();
    }

    private Result outcome(List<RestoreRow> rows, List<String> rest, boolean unclear) {
        Result table = Table.of(rows)
                .column("node", RestoreRow::node)
                .column("data directory", r -> r.dataDir().orElse(null))
                .column(
                        "",
                        r -> r.restored()
                                ? Line.of(Style.GOOD, "restored")
                                : Line.of(Style.BAD, r.reason().orElse("not restored")))
                .result();
        String all = target(rows);
        if (rows.stream().allMatch(RestoreRow::restored) && !rest.isEmpty()) {
            String others = NodeSet.of(rest).toString();
            return table.note(Mark.GOOD, "restored, not started: start nothing before " + others + " is restored too")
                    .next("etcd snapshot restore " + options.file() + " --on " + others);
        }
        if (rows.stream().allMatch(RestoreRow::restored)) {
            return table.note(Mark.GOOD, "restored, not started: when all members are, start them together")
                    .next("service start etcd --on " + all, "etcd quorum");
        }
        long done = rows.stream().filter(RestoreRow::restored).count();
        return table.note(
                        Mark.BAD,
                        done + " of " + rows.size() + " restored; the same command again goes on with the rest, start"
                                + " nothing before")
                .exit(done == 0 && !unclear ? ExitCode.REFUSED : ExitCode.UNVERIFIED);
    }
}
