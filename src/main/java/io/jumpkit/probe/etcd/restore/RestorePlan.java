// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.restore;

import io.jumpkit.error.UserError;
import io.jumpkit.probe.etcd.client.EtcdVersion;
import io.jumpkit.probe.etcd.datadir.DataDirRow;
import io.jumpkit.probe.etcd.members.PeerUrls;
import io.jumpkit.probe.etcd.snapshot.SnapshotRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a snapshot becomes a cluster again: for every member the same file, the same full initial cluster and the same new
 * token, its own name and URLs, and a data directory that does not exist yet. Pure.
 *
 * <p>A restore with one member's initial cluster, repeated on each node, makes as many clusters as there are nodes, each
 * healthy by itself (https://github.com/etcd-io/etcd/issues/13093).
 *
 * @param source the file
 * @param unseen the tool of nodes where none was found
 * @param sha256 of the whole file, as the nodes will see it
 */
record RestorePlan(SnapshotRow source, String sha256, Wishes wishes, ToolByVersion unseen, List<RestoreRow> rows) {

    /**
     * What the operator asked for; absent is found out.
     *
     * @param bump by how much to raise the revision, where all tools can
     */
    record Wishes(Optional<String> initialCluster, Optional<String> token, long bump, boolean skipHashCheck) {}

    /**
     * Plans it.
     *
     * @throws UserError refused, when this would not make one cluster
     */
    static RestorePlan of(
            SnapshotRow source, String sha256, List<DataDirRow> nodes, Wishes wishes, Optional<EtcdVersion> members) {
        ToolByVersion unseen = ToolByVersion.of(nodes, members);
        Map<String, List<String>> cluster = initialCluster(nodes, wishes);
        String written = cluster.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(url -> e.getKey() + "=" + url))
                .collect(Collectors.joining(","));
        if (cluster.size() == 1 && nodes.size() > 1) {
            throw UserError.refused(
                    "--initial-cluster names one member, but there are " + nodes.size()
                            + ": repeated on each node it would make " + nodes.size()
                            + " clusters (etcd-io/etcd#13093). Nothing was changed.",
                    "name them all, or leave --initial-cluster out");
        }
        String token = wishes.token().orElseGet(() -> "restore-" + sha256.substring(0, 12));
        List<DataDirRow> restored =
                nodes.stream().filter(n -> restoredOf(n, token, sha256)).toList();
        long bump = bump(nodes, restored, wishes, unseen);
        Shared shared = new Shared(cluster, written, token, bump, sha256, wishes.skipHashCheck(), unseen);
        return new RestorePlan(
                source, sha256, wishes, unseen, nodes.stream().map(shared::row).toList());
    }

    private static boolean restoredOf(DataDirRow node, String token, String sha256) {
        return node.restoredToken().equals(Optional.of(token))
                && node.restoredSha256().equals(Optional.of(sha256));
    }

    /**
     * By how much all of them raise the revision: as those did that are restored already, since members whose revisions
     * differ hold different data. A node that says nothing has no say.
     */
    private static long bump(List<DataDirRow> nodes, List<DataDirRow> restored, Wishes wishes, ToolByVersion unseen) {
        Set<Long> before =
                restored.stream().flatMap(n -> n.restoredBump().stream()).collect(Collectors.toSet());
        if (before.size() > 1) {
            throw UserError.refused(
                    "the nodes that are restored already raised the revision by different amounts, " + before
                            + ": they would hold different data. Nothing was changed.",
                    "set them aside and begin anew: etcd data-dir set-aside NODES --still-member");
        }
        if (!before.isEmpty()) {
            return before.iterator().next();
        }
        boolean seen = nodes.stream().anyMatch(n -> n.tool().isPresent());
        boolean can = seen
                ? nodes.stream().filter(n -> n.tool().isPresent()).allMatch(n -> n.bumps()
                        .orElse(false))
                : unseen.bumps();
        return can ? wishes.bump() : 0;
    }

    private static Map<String, List<String>> initialCluster(List<DataDirRow> nodes, Wishes wishes) {
        Map<String, List<String>> cluster = new LinkedHashMap<>();
        if (wishes.initialCluster().isPresent()) {
            for (String part : wishes.initialCluster().get().split(",")) {
                int at = part.indexOf('=');
                if (at <= 0) {
                    throw UserError.usage(
                            "'" + part + "' is not NAME=URL", "--initial-cluster n1=http://10.0.1.10:2380,...");
                }
                PeerUrls.check(List.of(part.substring(at + 1)));
                cluster.computeIfAbsent(part.substring(0, at), name -> new ArrayList<>())
                        .add(part.substring(at + 1));
            }
            return cluster;
        }
        for (DataDirRow node : nodes) {
            if (node.name().isEmpty() || node.peerUrls().isEmpty()) {
                throw UserError.refused(
                        "what etcd starts with on " + node.node() + " is not known: "
                                + node.reason().orElse("it says no --name or no --initial-advertise-peer-urls")
                                + ". Nothing was changed.",
                        "say it for all: --initial-cluster NAME=URL,NAME=URL,...");
            }
            if (cluster.put(node.name().get(), node.peerUrls()) != null) {
                throw UserError.refused(
                        "two nodes start as '" + node.name().get() + "'. Nothing was changed.", "etcd data-dir");
            }
        }
        return cluster;
    }

    /** What all members have in common. */
    private record Shared(
            Map<String, List<String>> cluster,
            String written,
            String token,
            long bump,
            String sha256,
            boolean skipHashCheck,
            ToolByVersion unseen) {

        RestoreRow row(DataDirRow node) {
            String name = node.name().filter(cluster::containsKey).orElse(node.node());
            boolean restored = restoredOf(node, token, sha256)
                    && node.restoredCluster().orElse(written).equals(written);
            Optional<String> why = restored ? Optional.of("restored already") : RestoreRules.notReady(node, bump);
            if (why.isEmpty() && !cluster.containsKey(name)) {
                why = Optional.of("--initial-cluster does not name it");
            }
            RestoreRow row = new RestoreRow(
                    node.node(),
                    name,
                    cluster.getOrDefault(name, List.of()),
                    written,
                    token,
                    node.path(),
                    node.mounted(),
                    node.walDir(),
                    node.owner(),
                    node.tool(),
                    node.toolVersion(),
                    bump,
                    node.supervisor(),
                    why.isEmpty(),
                    restored,
                    why,
                    "");
            return withCommand(row);
        }

        /** A restore wants a directory that is not there; a disk's is always there, so it goes into a folder on it first. */
        private static String place(RestoreRow row) {
            return row.dataDir().orElse("DIR") + (row.mounted() ? "/restored" : "");
        }

        private static String logPlace(RestoreRow row, String wal) {
            String data = row.dataDir().orElse("DIR") + "/";
            return row.mounted() && wal.startsWith(data) ? place(row) + "/" + wal.substring(data.length()) : wal;
        }

        private RestoreRow withCommand(RestoreRow row) {
            String tool = row.tool().orElseGet(unseen::tool);
            List<String> words = new ArrayList<>(Arrays.asList(
                    tool,
                    "snapshot restore FILE --name",
                    row.name(),
                    "--initial-cluster",
                    written,
                    "--initial-cluster-token",
                    token,
                    "--initial-advertise-peer-urls",
                    String.join(",", row.peerUrls()),
                    "--data-dir",
                    place(row)));
            row.walDir().ifPresent(wal -> words.addAll(List.of("--wal-dir", logPlace(row, wal))));
            words.addAll(row.extra(skipHashCheck));
            if (row.mounted()) {
                words.add("&& mv " + place(row) + "/* " + row.dataDir().orElseThrow() + "/");
            }
            return new RestoreRow(
                    row.node(),
                    row.name(),
                    row.peerUrls(),
                    row.initialCluster(),
                    row.token(),
                    row.dataDir(),
                    row.mounted(),
                    row.walDir(),
                    row.owner(),
                    row.tool(),
                    row.toolVersion(),
                    row.bumpRevision(),
                    row.supervisor(),
                    row.ready(),
                    row.restored(),
                    row.reason(),
                    String.join(" ", words));
        }
    }
}
