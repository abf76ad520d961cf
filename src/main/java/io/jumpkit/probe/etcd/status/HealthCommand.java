// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.status;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.Remarks;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code etcd health}: a read from every member, one that it answers alone and one that a majority confirms. */
@Command(
        name = "health",
        description = "Read from every member, alone and with a majority",
        footer = {"etcd health", "etcd health | expect healthy", "etcd health | where !answered"})
public final class HealthCommand implements ReadCommand {

    @Override
    public Class<? extends Record> rows() {
        return HealthRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        List<HealthRow> rows = Stream.concat(
                        view.members().stream().map(m -> HealthRow.of(m, view, probe.cluster())),
                        view.unplaced().stream().map(HealthRow::of))
                .toList();
        Result table = Table.of(rows)
                .column("member", HealthRow::name)
                .column("health", HealthCommand::health)
                .column("alone ms", r -> r.serializableMs().orElse(null))
                .column("majority ms", r -> r.linearizableMs().orElse(null))
                .column("alarms", r -> String.join(" ", r.alarms()))
                .column("endpoint", r -> r.endpoint().orElse(null))
                .result();
        boolean ill = rows.stream().anyMatch(r -> r.answered() && !r.healthy());
        return Remarks.on(advised(table, rows), view, probe.cluster()).exit(ill ? ExitCode.ILL : ExitCode.DONE);
    }

    private static Result advised(Result table, List<HealthRow> rows) {
        if (!rows.stream().allMatch(HealthRow::healthy)) {
            return table.next("etcd quorum");
        }
        return rows.stream().anyMatch(HealthRow::slow) ? table.next("etcd latency") : table;
    }

    static Line health(HealthRow row) {
        if (row.slow()) {
            return Line.of(Style.WARN, "healthy, slow");
        }
        return row.healthy()
                ? Line.of(Style.GOOD, "healthy")
                : Line.of(Style.BAD, row.detail().orElse("unhealthy"));
    }
}
