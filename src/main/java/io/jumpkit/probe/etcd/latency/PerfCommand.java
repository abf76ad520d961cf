// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.latency;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.etcdctl.CheckPerf;
import io.jumpkit.probe.etcd.maintenance.Space;
import io.jumpkit.probe.etcd.quorum.Confirmation;
import io.jumpkit.probe.etcd.quorum.Quorum;
import io.jumpkit.probe.etcd.quorum.Standing;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.Surveyor;
import io.jumpkit.probe.etcd.survey.WritePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code etcd perf}: a write load to see whether etcd keeps up; not for a cluster in trouble, where latency tells more. */
@Command(
        name = "perf",
        description = "Load etcd with writes and see if it keeps up",
        footer = {"etcd perf", "etcd perf --for 30s --rate 500 --clients 50"})
public final class PerfCommand implements DangerCommand {
    /** Further from the quota than this, or the load itself raises the alarm. */
    private static final double ROOM = 0.8;

    @Option(names = "--for", paramLabel = "TIME", description = "how long, at most 1m (10s)")
    private Duration time;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "150", description = "writes a second, at most 2000")
    private int rate;

    @Option(names = "--clients", paramLabel = "N", description = "at once, at most 200 (50)")
    private Integer clients;

    @Option(names = "--value-bytes", paramLabel = "N", description = "of each, at most 16384 (256)")
    private Integer valueBytes;

    @Override
    public Class<? extends Record> rows() {
        return PerfRow.class;
    }

    @Override
    public Danger danger(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        PerfPlan plan = plan(probe);
        EtcdView view = probe.look(in.cancellation());
        permitted(view, probe);
        List<Line> evidence = new ArrayList<>(Confirmation.evidence(view, ""));
        evidence.add(Line.of(
                Style.WARN, "this is a WRITE LOAD: " + plan.words() + "; what else writes to etcd is slowed by it"));
        evidence.add(Line.of("its keys are deleted at the end, its history stays until the next compact"));
        return Confirmation.danger(
                view, "perf", "etcd perf: " + plan.words(), evidence, Optional.of("none needed: its keys are its own"));
    }

    private PerfPlan plan(EtcdProbe probe) {
        PerfPlan.Wishes wishes = new PerfPlan.Wishes(
                Optional.ofNullable(time), rate, Optional.ofNullable(clients), Optional.ofNullable(valueBytes));
        return probe.nativeClient().isPresent() ? PerfPlan.ofEtcdctl(wishes) : PerfPlan.of(wishes);
    }

    /** Who serves, when a load may be put on them. */
    private static List<Endpoint> permitted(EtcdView view, EtcdProbe probe) {
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

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        List<Endpoint> endpoints = permitted(probe.look(in.cancellation()), probe);
        String prefix =
                "jumpkit-perf/" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + "/";
        PerfPlan plan = plan(probe);
        PerfLoad load = new PerfLoad(probe, endpoints, prefix, plan);
        return result(plan.ofEtcdctl().isPresent() ? byEtcdctl(load, in) : ours(load, in), prefix);
    }

    private static PerfRow ours(PerfLoad load, Invocation in) {
        PerfPlan plan = load.plan();
        in.console()
                .say(Line.of(Style.WARN, "a write load on " + load.endpoints().size() + " members: " + plan.words()));
        PerfLoad.Outcome outcome;
        boolean clean = false;
        try {
            outcome = load.run(plan.time(), in.cancellation());
        } finally {
            clean = load.cleanUp();
        }
        return PerfRow.of(plan, outcome, clean);
    }

    private static PerfRow byEtcdctl(PerfLoad load, Invocation in) {
        PerfPlan plan = load.plan();
        Endpoint endpoint = load.endpoints().get(0);
        in.console()
                .say(Line.of(Style.WARN, "a write load on " + endpoint + " by etcdctl check perf: " + plan.words()));
        Answer<CheckPerf> found;
        boolean clean = false;
        try {
            found = load.probe()
                    .nativeClient()
                    .orElseThrow()
                    .load(endpoint, plan.ofEtcdctl().orElseThrow(), load.prefix(), in.cancellation());
        } finally {
            clean = load.cleanUp();
        }
        String left = clean ? "" : "; its keys under " + load.prefix() + " may still be there";
        if (in.cancellation().isCancelled()) {
            throw new CancellationException("stopped by the operator" + left);
        }
        if (found.failure().isPresent()) {
            throw UserError.of(
                    ExitCode.UNVERIFIED,
                    "etcdctl check perf on " + endpoint + ": "
                            + found.failure().get().words() + left,
                    "look instead: etcd latency");
        }
        return PerfRow.of(plan, found.value().orElseThrow(), clean);
    }

    private static Result result(PerfRow row, String prefix) {
        Result result = Result.of(List.of(row), View.lines(List.of()))
                .note(
                        row.good() ? Mark.GOOD : Mark.BAD,
                        (row.good() ? "it keeps up: " : "it does not keep up: ") + row.words())
                .note(Mark.NONE, "its history stays until the next compact");
        if (!row.cleanedUp()) {
            return result.note(Mark.BAD, "its keys under " + prefix + " could not be deleted")
                    .exit(ExitCode.UNVERIFIED);
        }
        return row.good() ? result : result.exit(ExitCode.ILL).next("etcd latency");
    }
}
