// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.restore;

import io.jumpkit.probe.etcd.datadir.DataDirRow;
import java.util.Optional;

/** When a snapshot must not be restored to a node. Pure. */
final class RestoreRules {
    private RestoreRules() {}

    /**
     * Why a node is not ready; empty when it is.
     *
     * @param bump by how much all members raise the revision
     */
    static Optional<String> notReady(DataDirRow node, long bump) {
        if (!node.answered()) {
            return Optional.of(node.reason().orElse("no answer") + ": nobody knows whether etcd runs there");
        }
        if (node.running().orElse(true)) {
            return Optional.of("etcd runs there; stop it first: service stop etcd --on " + node.node());
        }
        if (node.path().isEmpty()) {
            return Optional.of("where its data directory is is not known"
                    + node.reason().map(why -> ": " + why).orElse(""));
        }
        if (node.exists().isEmpty()) {
            return Optional.of(node.reason().orElse("whether its data directory exists is not known"));
        }
        if (node.unmovableLog().isPresent()) {
            return node.unmovableLog();
        }
        if (node.exists().get() && (node.filled().orElse(true) || !node.empty().orElse(false))) {
            return Optional.of(node.path().get() + " exists; set it aside first: etcd data-dir set-aside " + node.node()
                    + " --still-member");
        }
        if (node.walDir().isPresent() && node.walFilled().orElse(true)) {
            return Optional.of(node.walDir().get() + " is not empty; set it aside first: etcd data-dir set-aside "
                    + node.node() + " --still-member");
        }
        if (!node.supervisor().equals(Optional.of("systemd"))) {
            return Optional.of("etcd is run by " + node.supervisor().orElse("nobody known")
                    + " there; restore it by hand with the command of this plan");
        }
        if (node.tool().isEmpty()) {
            return Optional.of("neither etcdutl nor an etcdctl that restores is there");
        }
        return bump > 0 && !node.bumps().orElse(false)
                ? Optional.of(
                        node.tool().get() + " cannot raise the revision as the other members did: put an etcdutl of"
                                + " their version there, or restore all of them anew with --bump-revision 0")
                : Optional.empty();
    }
}
