// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.status;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.survey.Cells;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.Opinion;
import io.jumpkit.probe.etcd.survey.Remarks;
import io.jumpkit.probe.etcd.survey.Survey;
import io.jumpkit.probe.etcd.survey.Versions;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code etcd status}: what each endpoint says of itself, at the same moment. */
@Command(
        name = "status",
        description = "Ask every endpoint what it says of itself",
        footer = {"etcd status", "etcd status | where answered && leader"})
public final class StatusCommand implements ReadCommand {

    @Override
    public Class<? extends Record> rows() {
        return StatusRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        Survey survey = probe.survey(in.cancellation());
        EtcdView view = probe.view(survey);
        List<StatusRow> rows = rows(survey, view);
        Result table = Table.of(rows)
                .column("endpoint", StatusRow::endpoint)
                .column("member", r -> r.name().isEmpty() ? null : r.name())
                .column("id", r -> r.id().orElse(null))
                .column("role", StatusCommand::role)
                .column("version", r -> r.version().orElse(null))
                .column("db", r -> r.dbBytes().map(Cells::bytes).orElse(null))
                .column("in use", r -> r.dbInUseBytes().map(Cells::bytes).orElse(null))
                .column("term", r -> r.raftTerm().orElse(null))
                .column("index", r -> r.raftIndex().orElse(null))
                .column("applied", r -> r.raftAppliedIndex().orElse(null))
                .column("errors", r -> String.join("; ", r.errors()))
                .result();
        return Versions.of(view).on(Remarks.on(table, view, probe.cluster()));
    }

    /** A row per endpoint, with the member behind it. */
    static List<StatusRow> rows(Survey survey, EtcdView view) {
        return survey.opinions().stream()
                .map(o -> StatusRow.of(o, owner(o, view)))
                .toList();
    }

    private static Optional<Member> owner(Opinion opinion, EtcdView view) {
        return view.members().stream()
                .filter(m -> m.own().filter(opinion::equals).isPresent()
                        || opinion.status()
                                .value()
                                .filter(s -> s.memberId().equals(m.member().id())
                                        && view.clusterId().equals(Optional.of(s.clusterId())))
                                .isPresent())
                .map(MemberState::member)
                .findFirst();
    }

    private static Line role(StatusRow row) {
        if (row.reason().isPresent()) {
            return Line.of(Style.BAD, row.reason().get().words());
        }
        if (row.learner().orElse(false)) {
            return Line.of("learner");
        }
        return row.leader().orElse(false) ? Line.of(Style.STRONG, "leader") : Line.of("follower");
    }
}
