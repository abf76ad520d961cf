// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.status;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import io.jumpkit.probe.etcd.client.Alarm;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.Remarks;
import io.jumpkit.probe.etcd.survey.Surveyor;
import io.jumpkit.probe.etcd.survey.WritePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code etcd alarms}: what stops writes, from every member's status and, where a majority answers, from the list. */
@Command(
        name = "alarms",
        description = "List the alarms that stop writes",
        footer = {"etcd alarms", "etcd alarms | where alarm == \"NOSPACE\""})
public final class AlarmsCommand implements ReadCommand {

    @Override
    public Class<? extends Record> rows() {
        return AlarmRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        Set<Alarm> alarms = new LinkedHashSet<>(view.alarms());
        Optional<Endpoint> serving = WritePath.find(view);
        serving.ifPresent(e -> alarms.addAll(probe.client(e)
                .alarms(Deadline.in(Surveyor.PER_ENDPOINT))
                .value()
                .orElse(List.of())));
        List<AlarmRow> rows = new ArrayList<>();
        alarms.forEach(a -> rows.add(new AlarmRow(
                a.member(),
                view.member(a.member()).map(m -> m.member().called()).orElse(""),
                a.kind())));
        Result table = Table.of(rows)
                .column("alarm", AlarmRow::alarm)
                .column("member", r -> owner(r))
                .column("id", AlarmRow::id)
                .result();
        return verdict(Remarks.on(rows.isEmpty() ? Result.done() : table, view, probe.cluster()), rows, view);
    }

    private static String owner(AlarmRow row) {
        return row.name().isEmpty() ? row.id().isNone() ? null : "no longer a member" : row.name();
    }

    private static Result verdict(Result result, List<AlarmRow> rows, EtcdView view) {
        if (!rows.isEmpty()) {
            boolean space = rows.stream().anyMatch(r -> r.alarm().equals("NOSPACE"));
            return result.exit(ExitCode.ILL)
                    .next(space ? "run etcd-nospace" : "run etcd-corrupt-member", "etcd status");
        }
        return view.clusterId().isPresent()
                ? result.note(Mark.GOOD, "no alarm stands")
                : result.note(Mark.WARN, "unknown: no member says whether an alarm stands");
    }
}
