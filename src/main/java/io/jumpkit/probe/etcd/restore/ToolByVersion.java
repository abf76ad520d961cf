// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.restore;

import io.jumpkit.probe.etcd.client.EtcdVersion;
import io.jumpkit.probe.etcd.datadir.DataDirRow;
import java.util.List;
import java.util.Optional;

/**
 * Which tool restores, and what it can, where none is on the nodes to be looked at: by the version of the members. Pure.
 *
 * @param version the oldest that is known; absent when nobody says one
 */
record ToolByVersion(Optional<EtcdVersion> version) {
    /** The first that have etcdutl, and that raise the revision (etcd-io/etcd#16193 and #16165). */
    private static final EtcdVersion ETCDUTL = new EtcdVersion(3, 5, 0);

    private static final EtcdVersion RAISES = new EtcdVersion(3, 5, 10);
    private static final EtcdVersion RAISES_OF_34 = new EtcdVersion(3, 4, 27);

    /** By what the nodes say of their etcd, else by what members said. */
    static ToolByVersion of(List<DataDirRow> nodes, Optional<EtcdVersion> members) {
        return new ToolByVersion(nodes.stream()
                .flatMap(n -> n.version().stream())
                .flatMap(v -> EtcdVersion.of(v).stream())
                .min(EtcdVersion::compareTo)
                .or(() -> members));
    }

    /** Its name; that of today where nobody knows. */
    String tool() {
        return version.filter(v -> v.compareTo(ETCDUTL) < 0).isPresent() ? "etcdctl" : "etcdutl";
    }

    /** Whether it is known to raise the revision. */
    boolean bumps() {
        return version.filter(
                        v -> v.compareTo(RAISES) >= 0 || (v.sameMinor(RAISES_OF_34) && v.compareTo(RAISES_OF_34) >= 0))
                .isPresent();
    }

    /** What to know of a command that was written for a tool nobody has seen. */
    String words() {
        return version.map(v -> "no tool that restores is there: the command is for that of etcd " + v)
                .orElse("no tool that restores is there, and nobody says which etcd the members run: up to 3.4 it is"
                        + " ETCDCTL_API=3 etcdctl; from 3.5.10 on, and 3.4.27 of 3.4, add on every node --bump-revision"
                        + " 1000000000 --mark-compacted");
    }
}
