// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.restore;

import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.inventory.Node;
import io.jumpkit.probe.etcd.node.NodeScripts;
import io.jumpkit.probe.etcd.snapshot.Rate;
import io.jumpkit.probe.etcd.snapshot.Watched;
import io.jumpkit.probe.etcd.survey.Cells;
import io.jumpkit.probe.host.AsRoot;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One member restored over SSH: the snapshot goes to the node's script as its input, and is checked there. */
record RestoreRun(Invocation in, RestorePlan plan, RestoreOptions options) {
    /** How {@code restore.sh} ends when it could not give what it made its place; before that it leaves nothing behind. */
    private static final int HALFWAY = 8;

    /**
     * What came of one.
     *
     * @param unclear whether something may be left there, or may go on
     */
    record Tried(RestoreRow row, boolean unclear) {}

    Tried on(Node node, RestoreRow row) {
        NodeResult result = watched(node, command(node, row));
        if (result.ok()) {
            return new Tried(row.tried(true, Optional.empty()), false);
        }
        String said = result.err()
                .lines()
                .findFirst()
                .orElse(result.detail().isEmpty() ? result.outcome().words() : result.detail());
        boolean unseen = !result.outcome().answered() && !result.outcome().unreachable();
        boolean halfway = result.exit().equals(Optional.of(HALFWAY));
        String why = unseen ? said + ": it may go on there" : said;
        return new Tried(row.tried(false, Optional.of(why)), unseen || halfway);
    }

    private Map<Node, RemoteCommand> command(Node node, RestoreRow row) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "DIR", row.dataDir().orElseThrow().replaceAll("/+$", ""),
                "WAL_DIR", row.walDir().orElse("").replaceAll("/+$", ""),
                "SIZE", String.valueOf(plan.source().sizeBytes()),
                "SHA256", plan.sha256(),
                "TOOL", row.tool().orElseThrow(),
                "NAME", row.name(),
                "INITIAL_CLUSTER", row.initialCluster(),
                "TOKEN", row.token(),
                "PEER_URLS", String.join(",", row.peerUrls()),
                "OWNER", row.owner().orElse("root")));
        environment.put("MOUNT", row.mounted() ? "yes" : "no");
        environment.put("BUMP", String.valueOf(row.bumpRevision()));
        environment.put("EXTRA", String.join(" ", row.extra(options.skipHashCheck())));
        RemoteCommand script = AsRoot.on(List.of(node), NodeScripts.read("restore.sh"), environment, options.timeout())
                .get(node);
        return Map.of(
                node,
                new RemoteCommand(
                        script.script(),
                        script.environment(),
                        Optional.of(plan.source().file()),
                        script.sudo(),
                        script.tty(),
                        script.timeout(),
                        script.capBytes()));
    }

    private NodeResult watched(Node node, Map<Node, RemoteCommand> command) {
        Sent sent = new Sent();
        return Watched.work(
                        in.console(),
                        elapsed -> words(node.name(), sent.bytes, plan.source().sizeBytes(), elapsed),
                        () -> in.session().remote().run(command, sent, in.cancellation()))
                .get(0);
    }

    /** How much of the snapshot has gone to the node. */
    private static final class Sent implements Progress {
        private volatile long bytes;

        @Override
        public void moved(Node node, long done, long total) {
            bytes = done;
        }
    }

    /** {@code restoring n2: sent 1.2 GB of 4.0 GB, 120 MB/s, 23 s left}; then what etcd does with it, in its own time. */
    static String words(String node, long sent, long total, Duration elapsed) {
        return sent < total
                ? "restoring " + node + ": sent " + new Rate(sent, total, elapsed).words()
                : "restoring " + node + ": " + Cells.bytes(total) + " sent, being checked and restored there, "
                        + Durations.words(elapsed);
    }
}
