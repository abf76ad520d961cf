// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.datadir.DataDirCommand;
import io.jumpkit.probe.etcd.datadir.DataDirRow;
import io.jumpkit.ssh.NodeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A snapshot made of what stopped members have on their disks, for when none answers: before 3.6 an etcd that starts
 * without a majority serves nobody (https://github.com/etcd-io/etcd/issues/13524). Of several the most advanced is kept.
 *
 * @param dir the data directory, where the nodes do not say it themselves
 */
record FromDisk(Invocation in, Path target, Optional<String> dir, Duration timeout) {

    /** A database that came, and what is in it. */
    private record Database(DiskCopy.Came came, BoltFile.Facts facts) {
        long raftIndex() {
            return facts.raftIndex().orElse(0);
        }

        String words() {
            return came.node() + " raft index " + raftIndex();
        }
    }

    Result save(List<Node> nodes) throws IOException {
        Path folder = PartialFile.folderFor(target);
        try {
            return save(places(nodes), folder);
        } finally {
            in.console().live(List.of());
            delete(folder);
        }
    }

    private Result save(List<DiskCopy> places, Path folder) throws IOException {
        long start = System.nanoTime();
        List<Database> databases = new ArrayList<>();
        for (DiskCopy place : places) {
            databases.add(database(place.into(folder)));
        }
        in.console().live(List.of());
        Database best = databases.stream()
                .max(Comparator.comparingLong(Database::raftIndex))
                .orElseThrow();
        SnapshotRow row = finish(best.came());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Result result = SnapshotVerifyCommand.judged(row)
                .note(
                        Mark.GOOD,
                        "copied from the disk of " + best.came().node() + " in " + Durations.words(took)
                                + ", the same here as there");
        if (databases.size() > 1) {
            String all =
                    String.join(", ", databases.stream().map(Database::words).toList());
            result = result.note(Mark.NONE, "the most advanced of them: " + all);
        }
        for (Database database : databases) {
            Optional<String> left = database.came().left();
            if (left.isPresent()) {
                result = result.note(
                        Mark.WARN, "a copy stays on " + database.came().node() + ", delete it: " + left.get());
            }
        }
        return result.note(
                        Mark.WARN,
                        "what only the log of that member has is not in it: at most the last writes before a crash, and"
                                + " nothing once etcd was started there and ran for a second")
                .next("etcd snapshot plan " + target);
    }

    /** With its hash behind it, and under its name. */
    private SnapshotRow finish(DiskCopy.Came came) throws IOException {
        try (PartialFile partial = PartialFile.of(came.file().file(), target)) {
            partial.append(came.file().seal());
            partial.sync();
            SnapshotRow row =
                    SnapshotRow.read(partial.path(), Optional.of(came.node().name()));
            partial.finish();
            return row.at(target);
        }
    }

    private Database database(DiskCopy.Came came) throws IOException {
        BoltFile.Facts facts = BoltFile.facts(came.file().file());
        if (came.file().state() != SnapshotFile.State.NO_HASH || !facts.etcd()) {
            throw UserError.of(
                            ExitCode.ILL,
                            "what " + came.node() + " has on its disk is no database of etcd that can be read; nothing"
                                    + " was kept",
                            "take another member's: etcd data-dir")
                    .changedNothing();
        }
        return new Database(came, facts);
    }

    /** All of them, or nothing is begun. */
    private List<DiskCopy> places(List<Node> nodes) {
        return DataDirCommand.ask(in, nodes).stream().map(this::place).toList();
    }

    private DiskCopy place(NodeResult said) {
        DataDirRow row = DataDirRow.of(said, Optional.empty());
        Node node = said.node();
        if (row.running().orElse(false)) {
            throw UserError.refused(
                    "etcd runs on " + node + ", and a database that is written to cannot be copied. Nothing was kept.",
                    "ask it: etcd snapshot save FILE --from " + node + "; if it answers nobody: service stop etcd --on "
                            + node);
        }
        Optional<String> path = dir.or(row::path);
        boolean none = dir.isEmpty() && !row.filled().orElse(true);
        if (!row.answered() || path.isEmpty() || none) {
            String why = row.reason()
                    .orElse(path.map(p -> "no member's data is in " + p).orElse("no unit and no manifest names it"));
            throw UserError.of(
                            row.answered() ? ExitCode.REFUSED : ExitCode.UNANSWERED,
                            "no database can be had from " + node + ": " + why + ". Nothing was kept.",
                            "name nodes with data, or --data-dir: etcd data-dir")
                    .changedNothing();
        }
        return new DiskCopy(in, node, path.get(), timeout);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
