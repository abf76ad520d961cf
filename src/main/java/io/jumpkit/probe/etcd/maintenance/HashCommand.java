// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.Remarks;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code etcd hash}: whether all members hold the same keys and values. */
@Command(
        name = "hash",
        description = "Compare what the members hold, at one revision",
        footer = {"etcd hash", "etcd hash --timeout 1m | expect agrees"})
public final class HashCommand implements ReadCommand {

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "20s",
            description = "for each member; hashing takes about 5 s for 8 GB")
    private Duration timeout;

    @Override
    public Class<? extends Record> rows() {
        return HashRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        HashComparison compared = HashComparison.of(in, timeout);
        Result table = Remarks.on(
                table(compared.rows()), compared.view(), EtcdProbe.of(in).cluster());
        return judge(table, compared);
    }

    private static Result table(List<HashRow> rows) {
        return Table.of(rows)
                .column("member", HashRow::name)
                .column("revision", HashRow::revision)
                .column(
                        "compacted to",
                        r -> r.compactRevision().map(HashCommand::compacted).orElse(null))
                .column("hash", r -> r.hash().orElse(null))
                .column("", HashCommand::word)
                .result();
    }

    /** etcd says -1 where nothing was ever compacted. */
    private static String compacted(long revision) {
        return revision < 0 ? "never" : Long.toString(revision);
    }

    private static Line word(HashRow row) {
        if (!row.answered()) {
            return Line.of(Style.BAD, row.reason().orElse("no answer"));
        }
        if (row.reason().isPresent()) {
            return Line.of(Style.WARN, row.reason().get());
        }
        return row.agrees() ? Line.of(Style.GOOD, "agrees") : Line.of(Style.BAD, "differs");
    }

    private static Result judge(Result result, HashComparison compared) {
        if (compared.rows().size() == 1 && compared.allAgree()) {
            return result.note(Mark.GOOD, "one voter, nobody to differ from");
        }
        if (compared.hashes().size() < 2) {
            return result.note(Mark.WARN, "unknown: fewer than two members gave a hash")
                    .exit(ExitCode.UNANSWERED);
        }
        if (!Hashes.comparable(compared.hashes())) {
            return result.note(
                            Mark.WARN,
                            "unknown: the members are compacted to different revisions; ask again in a moment")
                    .exit(ExitCode.UNANSWERED);
        }
        return compared.odd().isEmpty()
                ? result.note(Mark.GOOD, compared.hashes().size() + " members hold the same")
                : result.note(Mark.BAD, "members hold different data: " + compared.why())
                        .exit(ExitCode.ILL)
                        .next("run etcd-corrupt-member");
    }
}
