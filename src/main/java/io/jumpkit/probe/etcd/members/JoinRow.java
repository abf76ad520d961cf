// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.probe.etcd.client.EtcdVersion;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.quorum.Quorum;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.Versions;
import java.util.Optional;

/**
 * How a new member comes in: the one row of {@code etcd member joins}. Pure.
 *
 * @param joinsAs {@code learner}, or {@code voter} where its promotion would be forgotten; absent where nobody should join
 * @param versions each version that members run, and who runs it
 * @param reason why not as a learner, or not at all
 */
record JoinRow(Optional<String> joinsAs, String versions, Optional<String> reason) {
    private static final Optional<String> LEARNER = Optional.of("learner");
    private static final Optional<String> VOTER = Optional.of("voter");

    /** How one comes in once a member is removed, if one is to be. */
    static JoinRow of(EtcdView view, Optional<MemberId> without) {
        Versions versions = Versions.of(view);
        if (versions.words().isEmpty()) {
            return nobody(versions, "no member says which version it runs");
        }
        if (versions.mixed()) {
            return nobody(
                    versions,
                    "members run different versions: " + versions.words()
                            + "; finish the upgrade before a member is added");
        }
        return versions.forgetsPromotions()
                .map(version -> withoutPromotion(view, versions, version, without))
                .orElseGet(() -> new JoinRow(LEARNER, versions.words(), Optional.empty()));
    }

    private static JoinRow withoutPromotion(
            EtcdView view, Versions versions, EtcdVersion version, Optional<MemberId> without) {
        Quorum quorum = without.map(id -> Quorum.without(view, id)).orElseGet(() -> Quorum.of(view));
        if (MemberRules.hasRoomForAVoter(quorum)) {
            return new JoinRow(
                    VOTER,
                    versions.words(),
                    Optional.of(forgets(version) + "; with its vote at once nothing is promoted"));
        }
        return nobody(
                versions,
                forgets(version) + "; and with a voter more, " + quorum.healthy() + " of " + (quorum.voters() + 1)
                        + " would serve until it runs: upgrade to " + Versions.MENDED + " or later first");
    }

    private static JoinRow nobody(Versions versions, String reason) {
        return new JoinRow(Optional.empty(), versions.words(), Optional.of(reason));
    }

    /** What is wrong with promoting a learner on that version. */
    static String forgets(EtcdVersion version) {
        return "etcd " + version + " writes a promotion only half (3.5.1 to 3.5.19), and an upgrade to 3.6 then stops ("
                + Versions.PROMOTIONS + ")";
    }
}
