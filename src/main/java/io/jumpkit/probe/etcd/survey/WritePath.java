// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.error.UserError;
import io.jumpkit.probe.etcd.client.Endpoint;
import java.util.Optional;

/** Through whom changes go: the leader, else any member that serves. Pure. */
public final class WritePath {
    private WritePath() {}

    /** The endpoint; empty when no majority was seen. */
    public static Optional<Endpoint> find(EtcdView view) {
        return view.leading()
                .filter(MemberState::serving)
                .flatMap(MemberState::endpoint)
                .or(() -> view.voters().stream()
                        .filter(MemberState::serving)
                        .flatMap(m -> m.endpoint().stream())
                        .findFirst());
    }

    /**
     * The endpoint.
     *
     * @throws UserError refused, when no change could go through
     */
    public static Endpoint require(EtcdView view) {
        if (view.clusterIds().size() > 1) {
            throw UserError.refused(
                    "the endpoints belong to different clusters (" + view.clusterIds() + "); nothing was changed",
                    "type: etcd status, and mend the inventory or the members first");
        }
        return find(view)
                .orElseThrow(() -> UserError.refused(
                        "etcd has no quorum that answers from here; nothing was changed", "type: etcd quorum"));
    }

    /**
     * The leader's own endpoint.
     *
     * @throws UserError refused, when there is none that answers
     */
    public static Endpoint leader(EtcdView view) {
        require(view);
        return view.leading()
                .flatMap(MemberState::endpoint)
                .orElseThrow(() ->
                        UserError.refused("the leader does not answer from here; nothing was changed", "etcd quorum"));
    }
}
