// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.leader;

import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.json.Json;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Unanswered;
import io.jumpkit.output.View;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.Pause;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.Opinion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code etcd elections}: follows who leads as it changes, and how long nobody did; until Ctrl-C. */
@Command(
        name = "elections",
        description = "Follow elections as they happen, until Ctrl-C",
        footer = {"etcd elections", "etcd elections --for 1m | expect none event == \"elected\""})
public final class ElectionsCommand implements ReadCommand {
    /** etcd's own alert: four in 15 minutes (contrib/mixin, etcdHighNumberOfLeaderChanges). */
    static final int MANY = 4;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    @Option(names = "--for", paramLabel = "TIME", description = "end by itself after that long")
    private Duration time;

    @Option(names = "--interval", paramLabel = "TIME", defaultValue = "250ms", description = "between two looks")
    private Duration interval;

    @Override
    public Class<? extends Record> rows() {
        return ElectionRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        List<Endpoint> endpoints = Stream.concat(
                        view.members().stream().flatMap(m -> m.own().map(Opinion::endpoint).stream()),
                        probe.configured().stream())
                .distinct()
                .toList();
        ElectionLog log = new ElectionLog(
                id -> view.member(id).map(m -> m.member().called()).orElse(id.toString()));
        Instant start = in.session().clock().instant();
        try (LeaderWatch watches = new LeaderWatch(
                probe,
                view.members().stream().flatMap(m -> m.endpoint().stream()).toList())) {
            follow(in, probe, endpoints, log, watches);
        }
        return summary(log, start, in.session().clock().instant());
    }

    private void follow(Invocation in, EtcdProbe probe, List<Endpoint> endpoints, ElectionLog log, LeaderWatch watches)
            throws InterruptedException {
        Deadline end = Deadline.in(time == null ? Duration.ofDays(3650) : time);
        while (!end.isOver() && !in.cancellation().isCancelled()) {
            Deadline tick =
                    Deadline.in(interval.compareTo(Duration.ofMillis(500)) < 0 ? Duration.ofMillis(500) : interval);
            List<EndpointStatus> answers = probe.askAll(endpoints, c -> c.status(tick)).stream()
                    .flatMap(a -> a.value().stream())
                    .toList();
            Instant now = in.session().clock().instant();
            log.look(now, answers).forEach(e -> show(in, e));
            watches.cut().forEach(e -> log.cut(now, e.toString()).forEach(row -> show(in, row)));
            try {
                Pause.about(interval, end, in.cancellation());
            } catch (CancellationException e) {
                return;
            }
        }
    }

    private static void show(Invocation in, ElectionRow row) {
        in.console().print(in.console().wantsJson() ? Line.of(Json.write(row)) : line(row));
    }

    static Line line(ElectionRow row) {
        Line at = Line.of(Style.DIM, CLOCK.format(row.at()) + "  ");
        String who = row.name().orElse("nobody");
        String term = ", raft term " + row.raftTerm();
        return switch (row.event()) {
            case "follows" -> at.plus(who + " leads" + term);
            case "lost" ->
                at.plus(
                        Style.BAD,
                        "no leader" + row.name().map(n -> " (" + n + " led)").orElse("") + term);
            case "elected" ->
                at.plus(Style.STRONG, who + " leads" + term)
                        .plus(row.gapMs()
                                .map(ms -> ", after " + Durations.words(Duration.ofMillis(ms)) + " without")
                                .orElse(""));
            case "term" -> at.plus(Style.BAD, "still no leader" + term + ": an election failed");
            case "watch-cut" -> at.plus(Style.WARN, "watches on " + who + " are cut: no leader");
            case "heard" ->
                at.plus("answers again"
                        + row.gapMs()
                                .map(ms -> ", after " + Durations.words(Duration.ofMillis(ms)) + " of silence")
                                .orElse(""));
            default -> at.plus(Style.BAD, "nobody answers");
        };
    }

    /** What was seen in all; while nobody answers nothing is known, whatever was seen before. */
    static Result summary(ElectionLog log, Instant start, Instant end) {
        String looked = "in " + Durations.words(Duration.between(start, end)) + ": ";
        Optional<String> silence = log.longestSilence(end).map(Durations::words);
        if (log.isSilent()) {
            return Result.of(log.events(), View.lines(List.of()))
                    .unanswered(List.of(new Unanswered(
                            "etcd", Reason.TIMED_OUT.toString(), "no member answers for " + silence.orElseThrow())))
                    .note(Mark.BAD, looked + "unknown: nobody answers for " + silence.orElseThrow())
                    .exit(ExitCode.UNANSWERED)
                    .next("etcd quorum");
        }
        Result result = elections(log, looked, end);
        return silence.isEmpty()
                ? result
                : result.note(
                        Mark.WARN,
                        "at longest " + silence.get() + " nobody answered; terms tell of elections"
                                + " meanwhile, not of gaps");
    }

    private static Result elections(ElectionLog log, String looked, Instant end) {
        Optional<Duration> gap = log.longestGap(end);
        String longest = gap.map(g -> ", at longest " + Durations.words(g) + " without a leader")
                .orElse("");
        Result result = Result.of(log.events(), View.lines(List.of()));
        if (log.leaderless()) {
            return result.note(Mark.BAD, looked + "nobody leads" + longest)
                    .exit(ExitCode.ILL)
                    .next("etcd quorum");
        }
        if (log.changes() == 0) {
            return log.events().isEmpty()
                    ? result.note(Mark.WARN, looked + "unknown: nobody was asked")
                            .exit(ExitCode.UNANSWERED)
                    : result.note(Mark.GOOD, looked + "no election");
        }
        String elections = log.changes() + (log.changes() == 1 ? " election" : " elections");
        return log.changes() >= MANY
                ? result.note(Mark.BAD, looked + elections + longest)
                        .exit(ExitCode.ILL)
                        .next("etcd latency", "run etcd-slow-or-electing")
                : result.note(Mark.WARN, looked + elections + longest);
    }
}
