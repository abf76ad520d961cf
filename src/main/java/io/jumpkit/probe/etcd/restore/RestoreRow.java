// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.restore;

import java.util.List;
import java.util.Optional;

/**
 * One member as a snapshot is to be restored to it: a row of {@code etcd snapshot plan} and {@code restore}.
 *
 * @param initialCluster every member of the new cluster: the same for all
 * @param token the new cluster's token: the same for all
 * @param mounted whether the data directory is a disk of its own
 * @param bumpRevision by how much the revision is raised, 0 for not: the same for all
 * @param ready whether it can be restored now
 * @param restored whether its data directory is already made of this snapshot with this token
 * @param reason why it is not ready
 * @param command what is run there, for doing it by hand
 */
record RestoreRow(
        String node,
        String name,
        List<String> peerUrls,
        String initialCluster,
        String token,
        Optional<String> dataDir,
        boolean mounted,
        Optional<String> walDir,
        Optional<String> owner,
        Optional<String> tool,
        Optional<String> toolVersion,
        long bumpRevision,
        Optional<String> supervisor,
        boolean ready,
        boolean restored,
        Optional<String> reason,
        String command) {

    /** The flags beside those that every restore has. */
    List<String> extra(boolean skipHashCheck) {
        List<String> extra = new java.util.ArrayList<>();
        if (skipHashCheck) {
            extra.add("--skip-hash-check");
        }
        if (bumpRevision > 0) {
            extra.addAll(List.of("--bump-revision", String.valueOf(bumpRevision), "--mark-compacted"));
        }
        return extra;
    }

    /** The same once it was tried. */
    RestoreRow tried(boolean done, Optional<String> why) {
        return new RestoreRow(
                node,
                name,
                peerUrls,
                initialCluster,
                token,
                dataDir,
                mounted,
                walDir,
                owner,
                tool,
                toolVersion,
                bumpRevision,
                supervisor,
                false,
                done,
                why,
                command);
    }
}
