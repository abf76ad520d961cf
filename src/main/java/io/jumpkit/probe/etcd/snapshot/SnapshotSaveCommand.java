// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcd snapshot save}: fetches one member's database, with or without quorum, and checks what came. */
@Command(
        name = "save",
        description = "Save one member's database to a file here",
        footer = {
            "etcd snapshot save before.db",
            "etcd snapshot save before.db --from n2",
            "etcd snapshot save survivor.db --from-disk n1"
        })
public final class SnapshotSaveCommand implements WriteCommand {

    @Parameters(paramLabel = "file", description = "the file to write on this machine; never written over")
    private Path file;

    @Option(
            names = "--from",
            paramLabel = "ENDPOINT",
            description = "whose database; the most advanced member's when left out")
    private Endpoint from;

    @Option(
            names = "--from-disk",
            paramLabel = "NODES",
            description = "from the disks of nodes where etcd is stopped; of several the most advanced")
    private NodeSet fromDisk;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "with --from-disk, where the data is on those nodes; what they say themselves when left out")
    private String dataDir;

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "30m", description = "for all of it")
    private Duration timeout;

    @Override
    public Class<? extends Record> rows() {
        return SnapshotRow.class;
    }

    /** It writes a file here and reads the cluster. */
    @Override
    public boolean allowedReadOnly() {
        return true;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        Path target = file.toAbsolutePath().normalize();
        return fromDisk == null ? fromMember(in, target) : fromDisk(in, target);
    }

    private Result fromDisk(Invocation in, Path target) {
        if (from != null) {
            throw UserError.usage("--from asks a member, --from-disk a stopped one's disk", "give one of the two");
        }
        if (dataDir != null && !dataDir.startsWith("/")) {
            throw UserError.usage(
                    "--data-dir '" + dataDir + "' does not begin at the root", "write it like: /var/lib/etcd");
        }
        try {
            return new FromDisk(in, target, Optional.ofNullable(dataDir), timeout)
                    .save(in.session().requireCluster().nodes(fromDisk));
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    private Result fromMember(Invocation in, Path target) throws InterruptedException {
        if (dataDir != null) {
            throw UserError.usage("--data-dir is for --from-disk", "a member that is asked knows its own");
        }
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        Endpoint endpoint = from == null ? best(view) : from;
        String member = called(endpoint, view);
        long start = System.nanoTime();
        try (PartialFile partial = PartialFile.open(target)) {
            Answer<Long> answer = new SnapshotStream(
                            probe.client(endpoint), in.cancellation(), (came, all) -> in.console()
                                    .live(List.of(Line.of("snapshot from " + member + ": "
                                            + new Rate(came, all, since(start)).words()))))
                    .into(partial.channel(), Deadline.in(timeout));
            in.console().live(List.of());
            answer.failure().ifPresent(f -> {
                throw notSaved(endpoint, f);
            });
            partial.sync();
            SnapshotRow row = SnapshotRow.read(partial.path(), Optional.of(member));
            if (!row.hashOk().orElse(false)) {
                throw UserError.of(
                                ExitCode.ILL,
                                "what " + member + " sent is not whole (" + row.sizeBytes()
                                        + " bytes); it was not kept",
                                "try again, or another member: --from")
                        .changedNothing();
            }
            partial.finish();
            return done(row, target, view, since(start));
        } catch (IOException | UncheckedIOException e) {
            throw cannotWrite(target, e);
        } finally {
            in.console().live(List.of());
        }
    }

    private static UserError cannotWrite(Path target, Exception e) {
        return UserError.of(ExitCode.USAGE, "cannot write " + target + ": " + e.getMessage(), "is the disk full?")
                .causedBy(e);
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static Result done(SnapshotRow row, Path target, EtcdView view, Duration took) {
        Result result = SnapshotVerifyCommand.judged(row.at(target))
                .note(
                        Mark.GOOD,
                        "saved from " + row.member().orElseThrow() + " in " + Durations.words(took)
                                + ", checked and on the disk");
        return view.quorumSeen()
                ? result
                : result.note(
                        Mark.WARN,
                        "without quorum a member may miss what the others agreed on: compare raft indexes before"
                                + " restoring");
    }

    private static UserError notSaved(Endpoint endpoint, Answer.Failed<?> why) {
        return UserError.of(
                        why.reason() == Reason.TIMED_OUT ? ExitCode.TIMED_OUT : ExitCode.UNANSWERED,
                        endpoint + " gave no snapshot: " + why.words() + "; nothing was kept",
                        "type: etcd status, then name another: --from")
                .changedNothing();
    }

    /** Whoever has applied most has lost least; of equals one that does not lead, to leave the leader its disk. */
    private static Endpoint best(EtcdView view) {
        return view.members().stream()
                .filter(MemberState::answered)
                .max(Comparator.<MemberState>comparingLong(
                                m -> m.status().orElseThrow().raftAppliedIndex())
                        .thenComparing(m -> !m.leads()))
                .flatMap(MemberState::endpoint)
                .orElseThrow(() -> UserError.of(
                                ExitCode.UNANSWERED,
                                "no member of etcd answers, so none can send its data; nothing was kept",
                                "etcd data-dir shows whose disk is left: etcd snapshot save FILE --from-disk NODE")
                        .changedNothing());
    }

    private static String called(Endpoint endpoint, EtcdView view) {
        return view.members().stream()
                .filter(m ->
                        m.own().filter(o -> o.endpoint().samePlace(endpoint)).isPresent())
                .findFirst()
                .map(m -> m.member().called())
                .orElse(endpoint.toString());
    }
}
