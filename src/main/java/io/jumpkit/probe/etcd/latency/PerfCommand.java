// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.latency;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.maintenance.Space;
import io.jumpkit.probe.etcd.quorum.Confirmation;
import io.jumpkit.probe.etcd.quorum.Quorum;
import io.jumpkit.probe.etcd.quorum.Standing;
import io.jumpkit.probe.etcd.survey.Cells;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.Surveyor;
import io.jumpkit.probe.etcd.survey.WritePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code etcd perf}: a write load to see whether etcd keeps up; not for a cluster in trouble, where latency tells more. */
@Command(
        name = "perf",
        description = "Load etcd with writes and see if it keeps up",
        footer = {"etcd perf", "etcd perf --for 30s --rate 500 --clients 50"})
public final class PerfCommand implements DangerCommand {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_PER_SECOND = 2000;
    private static final int MOST_CLIENTS = 200;
    private static final int MOST_VALUE_BYTES = 16_384;

    /** etcdctl's check perf passes from nine tenths of the rate on (ctlv3/command/check.go). */
    private static final double ENOUGH = 0.9;

    /** The same: no request slower than half a second. */
    private static final double SLOWEST_MS = 500;

    /** Further from the quota than this, or the load itself raises the alarm. */
    private static final double ROOM = 0.8;

    @Option(names = "--for", paramLabel = "TIME", defaultValue = "10s", description = "how long, at most 1m")
    private Duration time;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "150", description = "writes a second, at most 2000")
    private int rate;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "50", description = "at once, at most 200")
    private int clients;

    @Option(names = "--value-bytes", paramLabel = "N", defaultValue = "256", description = "of each, at most 16384")
    private int valueBytes;

    @Override
    public Class<? extends Record> rows() {
        return PerfRow.class;
    }

    @Override
    public Danger danger(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        permitted(view, probe);
        List<Line> evidence = new ArrayList<>(Confirmation.evidence(view, ""));
        evidence.add(Line.of(
                Style.WARN, "this is a WRITE LOAD: " + volume() + "; what else writes to etcd is slowed by it"));
        evidence.add(Line.of("its keys are deleted at the end, its history stays until the next compact"));
        return Confirmation.danger(
                view, "perf", "etcd perf: " + volume(), evidence, Optional.of("none needed: its keys are its own"));
    }

    private String volume() {
        long writes = rate * Math.max(1, time.toMillis()) / 1000;
        return writes + " writes of " + valueBytes + " bytes in " + Durations.words(time) + " by " + clients
                + " clients (" + Cells.bytes(writes * valueBytes) + ")";
    }

    /** Who serves, when a load may be put on them. */
    private List<Endpoint> permitted(EtcdView view, EtcdProbe probe) {
        bounded("--for", time.toMillis(), LONGEST.toMillis());
        bounded("--rate", rate, MOST_PER_SECOND);
        bounded("--clients", clients, MOST_CLIENTS);
        bounded("--value-bytes", valueBytes, MOST_VALUE_BYTES);
        WritePath.require(view);
        Quorum quorum = Quorum.of(view);
        if (quorum.standing() != Standing.HEALTHY) {
            throw UserError.refused(
                    "etcd is " + quorum.standing() + "; a load would make it worse. Nothing was written.",
                    "look instead: etcd latency");
        }
        if (!view.alarms().isEmpty()) {
            throw UserError.refused("an alarm stands: " + view.alarms() + ". Nothing was written.", "etcd alarms");
        }
        for (Space space : Space.of(view, probe, Optional.empty(), Deadline.in(Surveyor.PER_ENDPOINT))) {
            if (space.quotaBytes().filter(q -> space.dbBytes() > q * ROOM).isPresent()) {
                throw UserError.refused(
                        "there is too little room for it: " + space.words() + ". Nothing was written.",
                        "make room first: etcd compact, then etcd defrag");
            }
        }
        return view.voters().stream().flatMap(m -> m.endpoint().stream()).toList();
    }

    private static void bounded(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw UserError.usage(
                    option + " is out of bounds", "between 1 and " + most + (option.equals("--for") ? " ms" : ""));
        }
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        List<Endpoint> endpoints = permitted(probe.look(in.cancellation()), probe);
        String prefix =
                "jumpkit-perf/" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + "/";
        PerfLoad load = new PerfLoad(probe, endpoints, prefix, clients, rate, valueBytes);
        in.console().say(Line.of(Style.WARN, "a write load on " + endpoints.size() + " members: " + volume()));
        PerfLoad.Outcome outcome;
        boolean clean = false;
        try {
            outcome = load.run(time, in.cancellation());
        } finally {
            clean = load.cleanUp();
        }
        return result(row(outcome, clean), prefix);
    }

    private PerfRow row(PerfLoad.Outcome outcome, boolean clean) {
        double[] millis = outcome.times().stream()
                .mapToDouble(t -> Math.round(t.toNanos() / 1e4) / 100.0)
                .sorted()
                .toArray();
        double seconds = outcome.took().toMillis() / 1000.0;
        double perSecond = millis.length / Math.max(0.001, Math.min(seconds, time.toMillis() / 1000.0));
        double max = at(millis, 1);
        boolean good = perSecond >= ENOUGH * rate && max <= SLOWEST_MS && outcome.failed() == 0;
        return new PerfRow(
                Math.round(seconds * 10) / 10.0,
                millis.length,
                outcome.failed(),
                Math.round(perSecond * 10) / 10.0,
                rate,
                at(millis, 0.5),
                at(millis, 0.99),
                max,
                clean,
                good);
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }

    private static Result result(PerfRow row, String prefix) {
        String words = row.writes() + " writes in " + row.seconds() + " s, " + row.perSecond() + " a second; half took "
                + row.p50Ms() + " ms, 99 % at most " + row.p99Ms() + " ms, the slowest " + row.maxMs() + " ms"
                + (row.failed() > 0 ? "; " + row.failed() + " failed" : "");
        Result result = Result.of(List.of(row), View.lines(List.of()))
                .note(
                        row.good() ? Mark.GOOD : Mark.BAD,
                        (row.good() ? "it keeps up: " : "it does not keep up: ") + words)
                .note(Mark.NONE, "its history stays until the next compact");
        if (!row.cleanedUp()) {
            return result.note(Mark.BAD, "its keys under " + prefix + " could not be deleted")
                    .exit(ExitCode.UNVERIFIED);
        }
        return row.good() ? result : result.exit(ExitCode.ILL).next("etcd latency");
    }
}
