// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import io.jumpkit.probe.etcd.survey.Cells;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberRow;
import io.jumpkit.probe.etcd.survey.Remarks;
import io.jumpkit.probe.etcd.survey.Versions;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code etcd members}: one row per known member, whether it answers or not. */
@Command(
        name = "members",
        description = "List the members, those that do not answer too",
        footer = {"etcd members", "etcd members | where !healthy", "etcd members | expect none learner"})
public final class MembersCommand implements ReadCommand {

    @Override
    public Class<? extends Record> rows() {
        return MemberRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        List<MemberRow> rows = view.members().stream()
                .map(m -> MemberRow.of(m, view, probe.cluster()))
                .toList();
        Result table = Table.of(rows)
                .column("member", MemberRow::called)
                .column("id", MemberRow::id)
                .column("state", Cells::state)
                .column("role", Cells::role)
                .column("version", r -> r.version().orElse(null))
                .column("db", r -> r.dbBytes().map(Cells::bytes).orElse(null))
                .column("term", r -> r.raftTerm().orElse(null))
                .column("index", r -> r.raftIndex().orElse(null))
                .column("peer urls", r -> String.join(" ", r.peerUrls()))
                .result();
        boolean dead = view.members().stream().anyMatch(m -> m.trouble().isPresent());
        Result shown = dead ? table.next("etcd quorum") : table;
        return Versions.of(view).on(Remarks.on(shown, view, probe.cluster()));
    }
}
