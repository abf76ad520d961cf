// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code etcd hash}: whether all members hold the same keys and values. */
@Command(
        name = "hash",
        description = "Compare what the members hold, at one revision",
        footer = {"etcd hash", "etcd hash --timeout 1m | expect agrees"})
final class HashCommand implements ReadCommand {

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
        EtcdProbe probe = EtcdProbe.of(in.session());
        EtcdView view = probe.look(in.cancellation());
        List<MemberState> asked =
                view.voters().stream().filter(MemberState::answered).toList();
        long revision = Hashes.commonRevision(asked);
        Deadline deadline = Deadline.in(timeout);
        List<Answer<EtcdAdmin.KvHash>> answers = probe.askAll(
                asked.stream().map(m -> m.endpoint().orElseThrow()).toList(),
                client -> new EtcdAdmin(client).hash(revision, deadline));
        List<EtcdAdmin.KvHash> hashes =
                answers.stream().flatMap(a -> a.value().stream()).toList();
        Optional<EtcdAdmin.KvHash> common = Hashes.commonest(hashes);
        List<HashRow> rows = new ArrayList<>();
        for (MemberState m : view.voters()) {
            int at = asked.indexOf(m);
            rows.add(row(m, at < 0 ? Optional.empty() : Optional.of(answers.get(at)), revision, common));
        }
        return judge(Remarks.on(table(rows), view, probe.cluster()), rows, hashes);
    }

    private static HashRow row(
            MemberState m,
            Optional<Answer<EtcdAdmin.KvHash>> answer,
            long revision,
            Optional<EtcdAdmin.KvHash> common) {
        Optional<EtcdAdmin.KvHash> hash = answer.flatMap(Answer::value);
        Optional<String> reason = answer.isPresent()
                ? answer.get().failure().map(Answer.Failed::words)
                : m.trouble().map(Answer.Failed::words);
        return new HashRow(
                m.member().called(),
                m.member().id(),
                hash.isPresent(),
                revision,
                hash.map(EtcdAdmin.KvHash::hash),
                hash.map(EtcdAdmin.KvHash::compactRevision),
                hash.isPresent() && hash.equals(common),
                reason);
    }

    private static Result table(List<HashRow> rows) {
        return Table.of(rows)
                .column("member", HashRow::name)
                .column("revision", HashRow::revision)
                .column("compacted to", r -> r.compactRevision().orElse(null))
                .column("hash", r -> r.hash().orElse(null))
                .column("", HashCommand::word)
                .result();
    }

    private static Line word(HashRow row) {
        if (!row.answered()) {
            return Line.of(Style.BAD, row.reason().orElse("no answer"));
        }
        return row.agrees() ? Line.of(Style.GOOD, "agrees") : Line.of(Style.BAD, "differs");
    }

    private static Result judge(Result result, List<HashRow> rows, List<EtcdAdmin.KvHash> hashes) {
        if (hashes.size() < 2) {
            return result.note(Mark.WARN, "unknown: fewer than two members gave a hash")
                    .exit(ExitCode.UNANSWERED);
        }
        if (!Hashes.comparable(hashes)) {
            return result.note(
                            Mark.WARN,
                            "unknown: the members are compacted to different revisions; ask again in a moment")
                    .exit(ExitCode.UNANSWERED);
        }
        List<String> odd = rows.stream()
                .filter(r -> r.answered() && !r.agrees())
                .map(HashRow::name)
                .toList();
        return odd.isEmpty()
                ? result.note(Mark.GOOD, hashes.size() + " members hold the same")
                : result.note(Mark.BAD, "members hold different data: " + String.join(", ", odd) + " differ")
                        .exit(ExitCode.ILL)
                        .next("run etcd-corrupt-member");
    }
}
