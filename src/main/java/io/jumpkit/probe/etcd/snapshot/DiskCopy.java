// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.probe.etcd.node.NodeScripts;
import io.jumpkit.probe.host.AsRoot;
import io.jumpkit.probe.host.KeyValues;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The database of one stopped member, from its disk to a folder here. Only root can read it and only the login can be
 * fetched from, so it is copied on the node first, and that copy deleted again whatever happens.
 *
 * @param dir the member's data directory there
 */
record DiskCopy(Invocation in, Node node, String dir, Duration timeout) {
    private static final Duration SHORT = Duration.ofSeconds(10);

    /**
     * What came.
     *
     * @param file the database here, the same as there, without a hash yet
     * @param left what could not be deleted on the node
     */
    record Came(Node node, SnapshotFile file, Optional<String> left) {}

    Came into(Path here) throws IOException {
        String there = said(run(RemoteCommand.of(NodeScripts.read("make-folder.sh"), SHORT), in.cancellation()))
                .out()
                .strip();
        boolean gone = false;
        try {
            KeyValues copied = KeyValues.parse(said(copyThere(there)).out());
            Path file = Path.of(
                    said(fetch(there + "/db", here, copied.number("bytes").orElse(0L)))
                            .detail());
            gone = discard(there);
            SnapshotFile came = SnapshotFile.read(file);
            if (came.state() == SnapshotFile.State.NO_HASH
                    && !came.sha256().equals(copied.get("sha256").orElse(""))) {
                throw notSaved("what came is not what is there", ExitCode.UNANSWERED, "try again");
            }
            return new Came(node, came, gone ? Optional.empty() : Optional.of(there));
        } finally {
            if (!gone) {
                discard(there);
            }
        }
    }

    private NodeResult copyThere(String folder) {
        RemoteCommand command = AsRoot.on(
                        List.of(node),
                        NodeScripts.read("copy-database.sh"),
                        Map.of("DIR", dir.replaceAll("(?<=.)/+$", ""), "JUMPKIT_FOLDER", folder),
                        timeout)
                .get(node);
        return Watched.work(
                in.console(),
                took -> "copying the database on " + node + ", " + Durations.words(took),
                () -> run(command, in.cancellation()));
    }

    private NodeResult fetch(String file, Path here, long bytes) {
        Counting counting = new Counting();
        return Watched.work(
                in.console(),
                took -> "database of " + node + ": " + new Rate(counting.bytes, bytes, took).words(),
                () -> in.session()
                        .remote()
                        .fetch(List.of(node), file, here, counting, in.cancellation())
                        .get(0));
    }

    /** How much has come. */
    private static final class Counting implements Progress {
        private volatile long bytes;

        @Override
        public void moved(Node node, long done, long total) {
            bytes = done;
        }
    }

    /** Also when the operator called it off. */
    private boolean discard(String folder) {
        RemoteCommand command =
                RemoteCommand.of(NodeScripts.read("discard.sh"), SHORT).with(Map.of("JUMPKIT_FOLDER", folder));
        return run(command, new Cancellation()).ok();
    }

    private NodeResult run(RemoteCommand command, Cancellation cancellation) {
        return in.session()
                .remote()
                .run(List.of(node), command, Progress.NONE, cancellation)
                .get(0);
    }

    /** What the node said, where it did what it was asked. */
    private NodeResult said(NodeResult result) {
        if (result.ok()) {
            return result;
        }
        in.cancellation().check();
        boolean answered = result.outcome().answered();
        String why = result.err()
                .lines()
                .findFirst()
                .orElse(result.detail().isEmpty() ? result.outcome().words() : result.detail());
        throw notSaved(
                why,
                answered ? ExitCode.REFUSED : ExitCode.UNANSWERED,
                why.startsWith("etcd runs here") ? "service stop etcd --on " + node : "etcd data-dir --on " + node);
    }

    private UserError notSaved(String why, ExitCode exit, String hint) {
        return UserError.of(exit, "no database came from " + node + ": " + why + "; nothing was kept", hint)
                .changedNothing();
    }
}
