// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.Pause;
import io.jumpkit.probe.etcd.survey.Cells;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberRef;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.Surveyor;
import io.jumpkit.probe.etcd.survey.WritePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcd defrag}: gives the space that a compact freed back to the disk, one member at a time, the leader last. */
@Command(
        name = "defrag",
        description = "Shrink the members' databases, one after another",
        footer = {"etcd defrag", "etcd defrag n2", "etcd defrag | expect all done"})
public final class DefragCommand implements WriteCommand {
    /** After its turn a member must serve again before the next one is taken. */
    private static final Duration BACK = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    @Parameters(arity = "0..*", paramLabel = "member", description = "these members; all of them when left out")
    private List<MemberRef> members = new ArrayList<>();

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "10m", description = "for each member")
    private Duration timeout;

    @Option(
            names = "--stop-writes",
            description = "though no majority remains meanwhile: all writes wait, as in a cluster of one or two")
    private boolean stopWrites;

    @Override
    public Class<? extends Record> rows() {
        return DefragRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdView first = EtcdProbe.of(in).look(in.cancellation());
        WritePath.require(first);
        List<MemberState> order = DefragRules.order(first, members);
        for (MemberState m : order) {
            if (m.answered() || !members.isEmpty()) {
                DefragRules.refusal(first, m, stopWrites).ifPresent(refusal -> {
                    throw nothingChanged(refusal);
                });
            }
        }
        return table(rows(in, order));
    }

    private static UserError nothingChanged(UserError refusal) {
        return UserError.refused(refusal.what() + ". Nothing was changed.", refusal.hint());
    }

    private List<DefragRow> rows(Invocation in, List<MemberState> order) throws InterruptedException {
        List<DefragRow> rows = new ArrayList<>();
        Optional<Double> rate = Optional.empty();
        boolean stop = false;
        for (MemberState m : order) {
            if (!m.answered()) {
                rows.add(DefragRow.left(m, m.trouble().map(Answer.Failed::words).orElse("no answer")));
            } else if (stop) {
                rows.add(DefragRow.left(m, "not begun"));
            } else {
                DefragRow row = turn(in, m, rate);
                rows.add(row);
                stop = !row.done();
                rate = rate(row).or(() -> Optional.empty());
            }
        }
        in.console().live(List.of());
        return rows;
    }

    private static Optional<Double> rate(DefragRow row) {
        return row.tookMs().filter(ms -> ms > 0).flatMap(ms -> row.dbBytes().map(b -> b * 1000.0 / ms));
    }

    /** A fresh look first: what was well when the command began may have failed since. */
    private DefragRow turn(Invocation in, MemberState planned, Optional<Double> rate) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView now = awaitServing(in, planned.member());
        Optional<MemberState> member = now.member(planned.member().id());
        if (member.isEmpty()) {
            return DefragRow.left(planned, "no longer a member");
        }
        Optional<UserError> refusal = DefragRules.refusal(now, member.get(), stopWrites);
        if (refusal.isPresent()) {
            return DefragRow.left(member.get(), refusal.get().what());
        }
        Endpoint endpoint = member.get().endpoint().orElseThrow();
        long start = System.nanoTime();
        Answer<Boolean> answer = new DefragRun(probe, in, member.get(), rate).of(endpoint, Deadline.in(timeout));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Optional<Long> after = probe.client(endpoint)
                .status(Deadline.in(Surveyor.PER_ENDPOINT))
                .value()
                .map(EndpointStatus::dbBytes);
        return new DefragRow(
                planned.member().called(),
                planned.member().id(),
                member.get().leads(),
                answer.came(),
                member.get().status().map(EndpointStatus::dbBytes),
                after,
                Optional.of(took.toMillis()),
                answer.failure().map(Answer.Failed::words));
    }

    /** Waits until all that served before do so again, as the one before may still be coming back. */
    private EtcdView awaitServing(Invocation in, Member next) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        Deadline deadline = Deadline.in(BACK);
        EtcdView now = probe.look(in.cancellation());
        while (!deadline.isOver() && mayNot(now, next)) {
            Pause.about(BETWEEN_LOOKS, deadline, in.cancellation());
            now = probe.look(in.cancellation());
        }
        return now;
    }

    private boolean mayNot(EtcdView now, Member next) {
        return now.member(next.id())
                .filter(m -> DefragRules.refusal(now, m, stopWrites).isPresent())
                .isPresent();
    }

    private static Result table(List<DefragRow> rows) {
        Result table = Table.of(rows)
                .column("member", DefragRow::name)
                .column("role", r -> r.leader() ? "leader" : null)
                .column("before", r -> r.dbBytesBefore().map(Cells::bytes).orElse(null))
                .column("after", r -> r.dbBytes().map(Cells::bytes).orElse(null))
                .column("ms", r -> r.tookMs().orElse(null))
                .column("", DefragCommand::word)
                .result();
        boolean all = rows.stream().allMatch(DefragRow::done);
        boolean unclear = rows.stream().anyMatch(r -> !r.done() && r.tookMs().isPresent());
        if (all) {
            return table.note(Mark.GOOD, "done, one after another");
        }
        return table.note(
                        unclear ? Mark.BAD : Mark.WARN,
                        unclear ? "stopped: one gave no clear answer and may still be at it" : "not all were done")
                .exit(unclear ? ExitCode.UNVERIFIED : ExitCode.UNANSWERED)
                .next("etcd quorum", "etcd defrag");
    }

    private static Line word(DefragRow row) {
        return row.done()
                ? Line.of(Style.GOOD, "done")
                : Line.of(Style.BAD, row.reason().orElse("not done"));
    }
}
