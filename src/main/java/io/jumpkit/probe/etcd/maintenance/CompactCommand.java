// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.EtcdAdmin;
import io.jumpkit.probe.etcd.client.EtcdClient;
import io.jumpkit.probe.etcd.client.Pause;
import io.jumpkit.probe.etcd.survey.Cells;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.Surveyor;
import io.jumpkit.probe.etcd.survey.WritePath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code etcd compact}: drops old versions of keys, and says which. */
@Command(
        name = "compact",
        description = "Drop the history of keys up to a revision",
        footer = {"etcd compact", "etcd compact --keep 10000", "etcd compact --revision 81234"})
public final class CompactCommand implements WriteCommand {
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /** So many equal answers in a row are the end of it. */
    private static final int CALM = 3;

    @Option(names = "--revision", paramLabel = "REVISION", description = "up to this one; the newest when left out")
    private Long revision;

    @Option(names = "--keep", paramLabel = "N", description = "keep the history of the last N revisions")
    private Long keep;

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "10m", description = "for all of it")
    private Duration timeout;

    /**
     * The row.
     *
     * @param revision what was compacted up to
     * @param wasCompactedTo how far it had been before; 0 for never
     * @param dropped revisions whose history is gone now
     * @param dbInUseBytes in use after it, at the member that was asked; the file shrinks only with a defrag
     */
    public record CompactRow(
            long revision, long wasCompactedTo, long dropped, long newestRevision, long dbBytes, long dbInUseBytes) {}

    @Override
    public Class<? extends Record> rows() {
        return CompactRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        Endpoint through = WritePath.require(view);
        EtcdClient client = probe.client(through);
        long newest = view.members().stream()
                .flatMap(m -> m.status().stream())
                .mapToLong(EndpointStatus::revision)
                .max()
                .orElseThrow();
        long target = target(newest);
        long before = CompactedTo.of(client, Deadline.in(Surveyor.PER_ENDPOINT))
                .value()
                .orElse(0L);
        if (target <= before) {
            return Result.of(List.of(row(status(client), target, before, newest)), View.lines(List.of()))
                    .note(Mark.GOOD, "compacted up to " + before + " already, nothing was changed");
        }
        in.console()
                .say(Line.of("drops the versions of keys that were replaced or deleted in revisions " + (before + 1)
                        + " to " + target + " of " + newest
                        + "; what keys hold now stays. Reads of, and watches from, an older revision fail then."));
        long start = System.nanoTime();
        Optional<EndpointStatus> old = status(client);
        Answer<Boolean> answer = new EtcdAdmin(client).compact(target, Deadline.in(timeout));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (answer.failure().isPresent() && !answer.failure().get().reason().isNo()) {
            return unclear(answer.failure().get(), happenedOn(probe, view, target), row(old, target, before, newest));
        }
        return outcome(answer, row(settled(in, client, old), target, before, newest), took);
    }

    /** A member that says it was compacted that far: each applies the same log, so one is enough. */
    private static Optional<String> happenedOn(EtcdProbe probe, EtcdView view, long target) {
        return view.members().stream()
                .filter(m -> m.endpoint().isPresent())
                .filter(m -> CompactedTo.of(probe.client(m.endpoint().get()), Deadline.in(Surveyor.PER_ENDPOINT))
                                .value()
                                .orElse(0L)
                        >= target)
                .map(m -> m.member().called())
                .findFirst();
    }

    private static Result unclear(Answer.Failed<Boolean> failed, Optional<String> witness, CompactRow row) {
        Result result = Result.of(List.of(row), View.lines(List.of()));
        if (witness.isPresent()) {
            return result.note(
                            Mark.GOOD,
                            "the answer was lost (" + failed.words() + "), but it happened: " + witness.get()
                                    + " is compacted up to " + row.revision())
                    .next("etcd defrag");
        }
        return result.note(
                        Mark.WARN,
                        "no clear answer (" + failed.words() + "), and no member shows it: it may still come")
                .exit(ExitCode.UNVERIFIED)
                .next("etcd compact --revision " + row.revision());
    }

    private long target(long newest) {
        if (revision != null && keep != null) {
            throw UserError.usage("--revision and --keep say two things", "give one of them");
        }
        long target = revision != null ? revision : newest - (keep == null ? 0 : keep);
        if (revision != null && target > newest || keep != null && keep < 0 || target < 0 && revision != null) {
            throw UserError.usage("there is no revision " + target + "; the newest is " + newest, "type: etcd status");
        }
        return Math.max(0, target);
    }

    private static Optional<EndpointStatus> status(EtcdClient client) {
        return client.status(Deadline.in(Surveyor.PER_ENDPOINT)).value();
    }

    /** A member counts what is in use anew only with its writes to the disk, one each 100 ms, until all is freed. */
    private static Optional<EndpointStatus> settled(Invocation in, EtcdClient client, Optional<EndpointStatus> old)
            throws InterruptedException {
        Deadline deadline = Deadline.in(SETTLING);
        Optional<EndpointStatus> now = old;
        int calm = 0;
        while (calm < CALM && !deadline.isOver()) {
            Pause.about(Duration.ofMillis(150), deadline, in.cancellation());
            Optional<EndpointStatus> next = status(client);
            boolean still = inUse(next).equals(inUse(now)) && !inUse(next).equals(inUse(old));
            calm = still ? calm + 1 : 0;
            now = next;
        }
        return now;
    }

    private static Optional<Long> inUse(Optional<EndpointStatus> status) {
        return status.map(EndpointStatus::dbInUseBytes);
    }

    private static CompactRow row(Optional<EndpointStatus> now, long target, long before, long newest) {
        return new CompactRow(
                target,
                before,
                Math.max(0, target - before),
                newest,
                now.map(EndpointStatus::dbBytes).orElse(0L),
                now.map(EndpointStatus::dbInUseBytes).orElse(0L));
    }

    private static Result outcome(Answer<Boolean> answer, CompactRow row, Duration took) {
        Optional<Answer.Failed<Boolean>> failed = answer.failure();
        if (failed.isEmpty()) {
            return Result.of(List.of(row), View.lines(List.of()))
                    .note(
                            Mark.GOOD,
                            "compacted up to " + row.revision() + " in " + Durations.words(took) + ": "
                                    + row.dropped() + " revisions of history dropped; "
                                    + Cells.bytes(row.dbInUseBytes()) + " of " + Cells.bytes(row.dbBytes())
                                    + " are in use")
                    .next("etcd defrag");
        }
        throw UserError.refused(
                "etcd refused: " + failed.get().detail() + ". Nothing was changed.", "type: etcd status");
    }
}
