// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.latency;

import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.inventory.Node;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Pause;
import io.jumpkit.probe.etcd.metrics.Metrics;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.Remarks;
import io.jumpkit.probe.etcd.survey.Surveyor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code etcd latency}: how long disk and network take now, from what members count anyway; writes nothing. */
@Command(
        name = "latency",
        description = "Measure disk and peer times from the metrics",
        footer = {"etcd latency", "etcd latency --interval 30s", "etcd latency | expect none slow"})
public final class LatencyCommand implements ReadCommand {
    /** A page is some 200 KiB, and the way to it may be what is slow; who is silent altogether gets less. */
    private static final Duration PAGE = Duration.ofSeconds(8);

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "5s",
            description = "look twice, this long apart; only what happens between counts")
    private Duration interval;

    /** One look at a member. */
    private record Look(Answer<Metrics> page, long nanoTime) {}

    @Override
    public Class<? extends Record> rows() {
        return LatencyRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        Map<MemberId, Look> first = look(probe, view);
        in.console().live(List.of(Line.of("looking again in " + Durations.words(interval))));
        Deadline wait = Deadline.in(interval);
        while (!wait.isOver()) {
            Pause.about(wait.left(), wait, in.cancellation());
        }
        in.console().live(List.of());
        Map<MemberId, Look> last = look(probe, view);
        List<LatencyRow> rows = new ArrayList<>();
        view.members().forEach(m -> rows.add(row(m, first, last, view, probe)));
        return judged(Remarks.on(table(rows), view, probe.cluster()), rows);
    }

    private static Map<MemberId, Look> look(EtcdProbe probe, EtcdView view) {
        Map<MemberId, CompletableFuture<Look>> asked = new HashMap<>();
        Deadline quick = Deadline.in(Surveyor.PER_ENDPOINT);
        Deadline patient = Deadline.in(PAGE);
        for (MemberState m : view.members()) {
            Deadline deadline = m.answered() ? patient : quick;
            m.endpoint()
                    .ifPresent(e -> asked.put(
                            m.member().id(),
                            CompletableFuture.supplyAsync(
                                    () -> new Look(probe.metrics().of(m.member(), e, deadline), System.nanoTime()),
                                    probe.executor())));
        }
        Map<MemberId, Look> looks = new HashMap<>();
        asked.forEach((id, look) -> looks.put(id, look.join()));
        return looks;
    }

    private static LatencyRow row(
            MemberState m, Map<MemberId, Look> first, Map<MemberId, Look> last, EtcdView view, EtcdProbe probe) {
        Member member = m.member();
        Optional<String> node = MemberNodes.of(probe.cluster(), member).map(Node::name);
        Look one = first.get(member.id());
        Look two = last.get(member.id());
        if (one == null || two == null) {
            return LatencyRow.silent(
                    member, node, m.trouble().map(Answer.Failed::words).orElse("no answer"));
        }
        Optional<Answer.Failed<Metrics>> failed =
                one.page().failure().or(() -> two.page().failure());
        if (failed.isPresent()) {
            return LatencyRow.silent(member, node, "no metrics: " + failed.get().words());
        }
        return Latencies.row(
                new Latencies.Between(
                        member,
                        node,
                        one.page().value().orElseThrow(),
                        two.page().value().orElseThrow(),
                        Duration.ofNanos(two.nanoTime() - one.nanoTime())),
                id -> view.member(id).map(p -> p.member().called()).orElse(id.toString()));
    }

    private static Result table(List<LatencyRow> rows) {
        return Table.of(rows)
                .column("member", LatencyRow::name)
                .column("fsync p99 ms", r -> r.fsyncP99Ms().orElse(null))
                .column("of", r -> r.fsyncs().orElse(null))
                .column("commit p99 ms", r -> r.commitP99Ms().orElse(null))
                .column("of", r -> r.commits().orElse(null))
                .column("peer p99 ms", r -> r.rttP99Ms().orElse(null))
                .column("elections", r -> r.leaderChanges().orElse(null))
                .column("", LatencyCommand::word)
                .result();
    }

    private static Line word(LatencyRow row) {
        if (row.reason().isPresent()) {
            return Line.of(Style.BAD, row.reason().get());
        }
        if (row.slow().isEmpty()) {
            return Line.of(Style.WARN, "nothing happened");
        }
        if (!row.slow().get()) {
            return Line.of(Style.GOOD, "fast enough");
        }
        return row.culprit().orElse(true)
                ? Line.of(Style.BAD, "slow")
                : Line.of(Style.WARN, "waits for " + String.join(", ", Latencies.far(row)));
    }

    private static Result judged(Result result, List<LatencyRow> rows) {
        Result out = result;
        for (LatencyRow row : rows) {
            for (String complaint : Latencies.complaints(row)) {
                out = out.note(Latencies.alarming(row) ? Mark.BAD : Mark.WARN, complaint);
            }
        }
        if (rows.stream().anyMatch(Latencies::alarming)) {
            return out.exit(ExitCode.ILL).next("run etcd-slow-or-electing");
        }
        boolean metrics = rows.stream()
                .anyMatch(r -> r.reason().isPresent() && r.reason().get().startsWith("no metrics"));
        if (metrics) {
            out = out.exit(ExitCode.UNANSWERED)
                    .note(
                            Mark.WARN,
                            "where metrics have a port of their own, say it in the inventory: etcd: {metrics: URL}");
        }
        if (rows.size() > 1 && rows.stream().noneMatch(r -> r.rttP99Ms().isPresent())) {
            out = out.note(Mark.NONE, "peers are timed every 30 s only: for them, --interval 35s");
        }
        boolean idle =
                rows.stream().anyMatch(r -> r.answered() && r.fsyncP99Ms().isEmpty());
        return idle ? out.note(Mark.NONE, "nothing was written meanwhile: look longer, --interval 1m") : out;
    }
}
