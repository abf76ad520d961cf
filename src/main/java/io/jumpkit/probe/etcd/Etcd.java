// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import java.util.List;

/** The commands about etcd, for the catalog. */
public final class Etcd {
    private Etcd() {}

    /** The family, in help order. */
    public static Family family() {
        return Family.of(
                        "etcd",
                        "members, quorum, snapshots and changes of etcd",
                        List.of(
                                Entry.of("etcd status", StatusCommand::new),
                                Entry.of("etcd members", MembersCommand::new),
                                Entry.of("etcd quorum", QuorumCommand::new)))
                .types(List.of(new MemberType()))
                .roles(List.of(new RoleNodes()))
                .fingerprints(List.of(new ClusterFingerprint()));
    }
}
