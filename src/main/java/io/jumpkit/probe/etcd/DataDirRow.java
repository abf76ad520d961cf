// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.probe.host.KeyValues;
import io.jumpkit.ssh.NodeResult;
import java.util.Optional;

/**
 * Where etcd keeps its data on a node: a row of {@code etcd data-dir}. What could not be found out is absent, never
 * guessed.
 *
 * @param supervisor what keeps the process running: {@code systemd}, {@code static-pod}, {@code container}, {@code none}
 * @param exists absent when we may not look
 * @param filled whether a member's data is in it
 * @param memberId the id of the running member, when the member list has one at this node that answers
 */
record DataDirRow(
        String node,
        boolean answered,
        Optional<String> supervisor,
        Optional<String> unit,
        Optional<String> path,
        Optional<Boolean> exists,
        Optional<Boolean> filled,
        Optional<String> owner,
        Optional<Long> sizeBytes,
        Optional<Boolean> running,
        Optional<MemberId> memberId,
        Optional<String> version,
        Optional<String> reason) {
    private static final int KIB = 1024;

    /** What the node's script printed, or why it did not. */
    static DataDirRow of(NodeResult result, Optional<MemberId> member) {
        if (!result.ok()) {
            String why = result.outcome().answered()
                    ? result.err()
                            .lines()
                            .findFirst()
                            .orElse("exit " + result.exit().orElse(-1))
                    : result.outcome().words();
            return nothing(result, why);
        }
        KeyValues said = KeyValues.parse(result.out());
        boolean running = said.yes("running");
        return new DataDirRow(
                result.node().name(),
                true,
                said.get("supervisor"),
                said.get("unit"),
                said.get("path"),
                said.get("exists").filter(e -> !e.equals("unknown")).map("yes"::equals),
                said.get("filled").map("yes"::equals),
                said.get("owner"),
                said.number("kib").map(kib -> kib * KIB),
                Optional.of(running),
                running ? member : Optional.empty(),
                said.get("version"),
                said.get("exists").filter("unknown"::equals).map(e -> "only root may look there"));
    }

    private static DataDirRow nothing(NodeResult result, String why) {
        return new DataDirRow(
                result.node().name(),
                result.outcome().answered(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(why));
    }
}
