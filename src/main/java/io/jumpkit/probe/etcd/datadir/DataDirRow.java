// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.datadir;

import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.host.KeyValues;
import io.jumpkit.ssh.NodeResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where etcd keeps its data on a node and what it starts with: a row of {@code etcd data-dir}. What could not be found
 * out is absent, never guessed.
 *
 * @param supervisor what keeps the process running: {@code systemd}, {@code static-pod}, {@code container}, {@code none}
 * @param exists absent when we may not look
 * @param filled whether a member's data is in it, or in the directory that its log has of its own
 * @param mount whether it is a disk of its own, mounted there, which nobody can rename
 * @param empty whether nothing is in it but, on a disk of its own, what the file system made or was set aside there
 * @param owner whose it is; where it does not exist, whose it would have to be
 * @param memberId the id of the running member, when the member list has one at this node that answers
 * @param name what it starts with as {@code --name}
 * @param peerUrls what it starts with as {@code --initial-advertise-peer-urls}
 * @param walFilled whether something is in a directory of its own for the write-ahead log; absent when it has none
 * @param walMount whether that directory is a disk of its own
 * @param tool what can restore a snapshot there: etcdutl, before 3.5 etcdctl
 * @param bumps whether that tool can raise the revision past all that watchers have seen
 * @param restoredToken the cluster token of the restore that made this directory, when one did
 * @param restoredSha256 the SHA-256 of the snapshot file it was made of
 * @param restoredBump by how much the revision was raised then, 0 for not
 * @param restoredCluster the initial cluster of then, {@code NAME=URL,...}
 */
public record DataDirRow(
        String node,
        boolean answered,
        Optional<String> supervisor,
        Optional<String> unit,
        Optional<String> path,
        Optional<Boolean> exists,
        Optional<Boolean> filled,
        Optional<Boolean> mount,
        Optional<Boolean> empty,
        Optional<String> owner,
        Optional<Long> sizeBytes,
        Optional<Boolean> running,
        Optional<MemberId> memberId,
        Optional<String> version,
        Optional<String> reason,
        Optional<String> name,
        List<String> peerUrls,
        Optional<String> token,
        Optional<String> walDir,
        Optional<Boolean> walFilled,
        Optional<Boolean> walMount,
        Optional<String> tool,
        Optional<String> toolVersion,
        Optional<Boolean> bumps,
        Optional<String> restoredToken,
        Optional<String> restoredSha256,
        Optional<Long> restoredBump,
        Optional<String> restoredCluster) {
    private static final int KIB = 1024;

    /** What the node's script printed, or why it did not. */
    public static DataDirRow of(NodeResult result, Optional<MemberId> member) {
        if (!result.ok()) {
            String why = result.outcome().answered()
                    ? result.err()
                            .lines()
                            .findFirst()
                            .orElse("exit " + result.exit().orElse(-1))
                    : result.outcome().words();
            KeyValues nothing = new KeyValues(Map.of());
            return row(result, nothing, Optional.empty(), Optional.empty(), Optional.of(why));
        }
        KeyValues said = KeyValues.parse(result.out());
        boolean running = said.yes("running");
        return row(
                result,
                said,
                Optional.of(running),
                running ? member : Optional.empty(),
                said.get("unclear")
                        .map(path -> "etcd starts with '" + path + "', and what path that is, is not known")
                        .or(() -> said.get("exists").filter("unknown"::equals).map(e -> "only root may look there")));
    }

    /** Whether the directory is a disk of its own. */
    public boolean mounted() {
        return mount.orElse(false);
    }

    /**
     * Why its log cannot be dealt with; empty when it can. Before etcd makes a new log it deletes its directory with all
     * that is in it ({@code renameWAL} in wal.go), also what was set aside there, and cannot put a new one in its place.
     */
    public Optional<String> unmovableLog() {
        return walDir.filter(dir -> walMount.orElse(false))
                .map(dir -> "the directory of its log, " + dir
                        + ", is a disk of its own, where etcd cannot make a new log: let --wal-dir name a folder on that"
                        + " disk, and move the log there");
    }

    private static DataDirRow row(
            NodeResult result,
            KeyValues said,
            Optional<Boolean> running,
            Optional<MemberId> member,
            Optional<String> reason) {
        return new DataDirRow(
                result.node().name(),
                result.outcome().answered(),
                said.get("supervisor"),
                said.get("unit"),
                said.get("path"),
                said.get("exists").filter(e -> !e.equals("unknown")).map("yes"::equals),
                said.get("filled").map("yes"::equals),
                said.get("mount").map("yes"::equals),
                said.get("empty").map("yes"::equals),
                said.get("owner"),
                said.number("kib").map(kib -> kib * KIB),
                running,
                member,
                said.get("version"),
                reason,
                said.get("name"),
                said.get("peer_urls").map(urls -> List.of(urls.split(","))).orElse(List.of()),
                said.get("token"),
                said.get("wal_dir"),
                said.get("wal_filled").filter(f -> !f.equals("unknown")).map("yes"::equals),
                said.get("wal_mount").map("yes"::equals),
                said.get("tool"),
                said.get("tool_version"),
                said.get("bumps").map("yes"::equals),
                said.get("restored_token"),
                said.get("restored_sha256"),
                said.number("restored_bump"),
                said.get("restored_cluster"));
    }
}
