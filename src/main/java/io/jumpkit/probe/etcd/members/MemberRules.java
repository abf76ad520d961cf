// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.error.UserError;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.quorum.Quorum;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.Versions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When a change of the membership must not be made. Pure; stricter than etcd's own check where that counts members that
 * only run. What matters is the quorum that results, not perfection: two dead of five can be replaced.
 */
final class MemberRules {
    /** What etcd itself demands of a learner before it gets a vote (readyPercentThreshold in server.go). */
    static final double READY = 0.9;

    private MemberRules() {}

    /** Why a member must not be removed; empty when it may be. */
    static Optional<UserError> removal(EtcdView view, MemberState target) {
        if (target.member().learner()) {
            return Optional.empty();
        }
        Quorum after = Quorum.without(view, target.member().id());
        String name = target.member().called();
        if (after.voters() == 0) {
            return Optional.of(UserError.refused(
                    name + " is the only voter; without it there is no cluster. Nothing was changed.", "etcd members"));
        }
        if (after.healthy() >= after.needed()) {
            return Optional.empty();
        }
        List<MemberState> dead = view.voters().stream()
                .filter(v -> !v.serving() && !v.equals(target))
                .toList();
        String why = dead.stream()
                .map(d -> d.member().called() + " " + (d.answered() ? "does not serve" : "does not answer"))
                .collect(Collectors.joining(", "));
        return Optional.of(UserError.refused(
                "removing " + name + " would leave " + after.healthy() + " of " + after.voters() + " voters healthy; "
                        + after.needed() + " are needed" + (why.isEmpty() ? "" : " (" + why + ")")
                        + ". Nothing was changed.",
                dead.isEmpty()
                        ? "type: etcd quorum --without " + name
                        : "run etcd-replace-member --param failed="
                                + dead.get(0).member().called()));
    }

    /** Why a member must not be added; empty when it may be. */
    static Optional<UserError> addition(
            EtcdView view, String name, List<String> peerUrls, boolean learner, boolean despiteVersion) {
        Optional<Member> waiting = view.members().stream()
                .map(MemberState::member)
                .filter(m -> !m.started())
                .findFirst();
        if (waiting.isPresent()) {
            return Optional.of(UserError.refused(
                    "member " + waiting.get().id() + " ("
                            + String.join(", ", waiting.get().peerUrls())
                            + ") was added and never started. Nothing was changed.",
                    "start it: etcd member environment " + waiting.get().id() + " --name NAME, or take it back: etcd"
                            + " member remove " + waiting.get().id()));
        }
        for (MemberState m : view.members()) {
            Member old = m.member();
            if (old.name().equals(name) || old.peerUrls().stream().anyMatch(peerUrls::contains)) {
                return Optional.of(UserError.refused(
                        "member " + old.id() + " has that name or peer URL already (" + old.called() + ", "
                                + String.join(", ", old.peerUrls()) + "). Nothing was changed.",
                        "remove it first, when it is gone for good: etcd member remove " + old.called()));
            }
        }
        Optional<UserError> quorum = learner ? Optional.empty() : voterAddition(view);
        if (despiteVersion) {
            return quorum;
        }
        return quorum.or(() -> mixed(view)).or(() -> learner ? forgotten(view, way(view, name)) : Optional.empty());
    }

    /** A new voter counts as down until it runs. */
    private static Optional<UserError> voterAddition(EtcdView view) {
        Quorum now = Quorum.of(view);
        int needed = Quorum.majority(now.voters() + 1);
        if (hasRoomForAVoter(now)) {
            return Optional.empty();
        }
        return Optional.of(UserError.refused(
                "a new voter counts as down until it runs: " + now.healthy() + " of " + (now.voters() + 1)
                        + " voters would serve; " + needed + " are needed. Nothing was changed.",
                now.healthy() < now.voters()
                        ? "remove the dead member first, or add a learner: --learner"
                        : "add it as a learner and promote it once it has caught up: --learner"));
    }

    /** Why a learner must not be given a vote; empty when it may be. */
    static Optional<UserError> promotion(EtcdView view, MemberState target, boolean despiteVersion) {
        String name = target.member().called();
        if (target.member().voter()) {
            return Optional.of(UserError.refused(name + " has a vote already. Nothing was changed.", "etcd members"));
        }
        Optional<EndpointStatus> own = target.status();
        if (own.isEmpty()) {
            return Optional.of(UserError.refused(
                    name + " does not answer: "
                            + target.trouble().map(Answer.Failed::words).orElse("") + ". Nothing was changed.",
                    "start it first: service status etcd"));
        }
        long goal = view.leading()
                .flatMap(MemberState::status)
                .map(EndpointStatus::raftIndex)
                .orElse(Long.MAX_VALUE);
        if (own.get().raftAppliedIndex() < READY * goal) {
            return Optional.of(UserError.refused(
                    name + " is still catching up: raft index " + own.get().raftAppliedIndex() + " of "
                            + (goal == Long.MAX_VALUE ? "an unknown leader's" : goal) + ". Nothing was changed.",
                    "wait and look again: etcd members"));
        }
        return despiteVersion
                ? Optional.empty()
                : forgotten(view, "upgrade to " + Versions.MENDED + " or later first")
                        .or(() -> mixed(view));
    }

    /** Whether a new voter may be down until it runs. */
    static boolean hasRoomForAVoter(Quorum quorum) {
        return quorum.healthy() >= Quorum.majority(quorum.voters() + 1);
    }

    /** How the member comes in without a promotion. */
    private static String way(EtcdView view, String name) {
        return hasRoomForAVoter(Quorum.of(view))
                ? "add it with its vote at once: etcd member add " + name
                : "upgrade to " + Versions.MENDED + " or later first";
    }

    /**
     * Why nobody is to be promoted, and so nobody to be added who would have to be; empty when nothing speaks against it.
     *
     * @param way what to do instead
     */
    private static Optional<UserError> forgotten(EtcdView view, String way) {
        return Versions.of(view)
                .forgetsPromotions()
                .map(version -> UserError.refused(
                        JoinRow.forgets(version) + ". Nothing was changed.",
                        way + ", or take it on you: --despite-version"));
    }

    /** Why nobody joins amid an upgrade; empty when none is under way. */
    private static Optional<UserError> mixed(EtcdView view) {
        Versions versions = Versions.of(view);
        return versions.mixed()
                ? Optional.of(UserError.refused(
                        "members run different versions: " + versions.words()
                                + "; while an upgrade is under way no member is added or promoted. Nothing was changed.",
                        "finish the upgrade first, or take it on you: --despite-version"))
                : Optional.empty();
    }
}
