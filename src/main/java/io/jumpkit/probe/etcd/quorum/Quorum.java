// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.quorum;

import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic of majorities over a view. Pure.
 *
 * @param voters members with a vote
 * @param healthy voters that answered a read which a majority confirmed
 * @param needed voters that make a majority
 * @param writable whether writes go through: a confirmed read was seen, enough voters serve, and no alarm stands
 */
public record Quorum(int voters, int healthy, int needed, boolean writable, Standing standing) {

    /** How many voters make a majority of that many. */
    public static int majority(int voters) {
        return voters / 2 + 1;
    }

    /** How many more may fail before writes stop. */
    public int tolerates() {
        return Math.max(0, healthy - needed);
    }

    /** The quorum as it is. */
    public static Quorum of(EtcdView view) {
        return of(view, Optional.empty());
    }

    /** The quorum as it would be once a member is removed. */
    public static Quorum without(EtcdView view, MemberId removed) {
        return of(view, Optional.of(removed));
    }

    private static Quorum of(EtcdView view, Optional<MemberId> without) {
        List<MemberState> voters = view.voters().stream()
                .filter(v -> !Optional.of(v.member().id()).equals(without))
                .toList();
        int healthy = (int) voters.stream().filter(MemberState::serving).count();
        int needed = majority(voters.size());
        boolean enough = healthy >= needed && !voters.isEmpty();
        // A read that a majority confirmed proves a quorum even if most voters do not answer us.
        boolean stands = enough || (without.isEmpty() && view.quorumSeen());
        boolean writable = stands && view.quorumSeen() && view.alarms().isEmpty();
        return new Quorum(voters.size(), healthy, needed, writable, standing(view, voters, healthy, stands));
    }

    private static Standing standing(EtcdView view, List<MemberState> voters, int healthy, boolean stands) {
        if (view.clusterIds().size() > 1) {
            return Standing.IDENTITY_MISMATCH;
        }
        if (!view.rivals().isEmpty()) {
            return Standing.SPLIT;
        }
        if (stands) {
            int spare = healthy - majority(voters.size());
            if (spare <= 0) {
                return Standing.AT_THE_EDGE;
            }
            return healthy == voters.size() ? Standing.HEALTHY : Standing.DEGRADED;
        }
        return quorumIsGone(view, voters) ? Standing.NO_QUORUM : Standing.UNKNOWN;
    }

    /**
     * Silence alone proves nothing: a voter must get no majority, or too many must be seen to be down. Nor does a read
     * that came late or was not allowed, where a majority says whom it follows: that is a slow cluster, or a user
     * without rights, and to restore such a one would be the harm itself.
     */
    private static boolean quorumIsGone(EtcdView view, List<MemberState> voters) {
        int needed = majority(voters.size());
        if (voters.stream().filter(view::follows).count() >= needed) {
            return false;
        }
        long down = voters.stream().filter(Quorum::isDown).count();
        return voters.stream().anyMatch(MemberState::answered) || (!voters.isEmpty() && voters.size() - down < needed);
    }

    private static boolean isDown(MemberState voter) {
        return voter.trouble()
                .filter(t -> t.reason() == Reason.REFUSED || t.reason() == Reason.NOT_STARTED)
                .isPresent();
    }
}
