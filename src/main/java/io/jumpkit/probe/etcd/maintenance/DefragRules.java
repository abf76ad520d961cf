// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import io.jumpkit.error.UserError;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.quorum.Quorum;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberRef;
import io.jumpkit.probe.etcd.survey.MemberState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** In which order members are defragmented, and when one must not be. Pure. */
final class DefragRules {
    private DefragRules() {}

    /** Those that answer: learners first, then followers, the leader last, so that leadership moves at most once. */
    static List<MemberState> order(EtcdView view, List<MemberRef> only) {
        List<MemberState> chosen = only.isEmpty()
                ? view.members()
                : only.stream().map(ref -> ref.in(view)).toList();
        return chosen.stream()
                .sorted(Comparator.comparing((MemberState m) ->
                                view.leader().equals(Optional.of(m.member().id())))
                        .thenComparing(m -> m.member().voter())
                        .thenComparing(m -> m.member().called()))
                .toList();
    }

    /**
     * Why this member must not be now; empty when it may be. It answers nobody while its database is written anew, so the
     * others must be a majority.
     */
    static Optional<UserError> refusal(EtcdView view, MemberState target, boolean stopWrites) {
        String name = target.member().called();
        if (!target.answered()) {
            return Optional.of(UserError.refused(
                    name + " does not answer: "
                            + target.trouble().map(Answer.Failed::words).orElse("unknown"),
                    "etcd members"));
        }
        if (target.member().learner()) {
            return Optional.empty();
        }
        int voters = view.voters().size();
        int needed = Quorum.majority(voters);
        long others = view.voters().stream()
                .filter(v -> !v.equals(target) && v.serving())
                .count();
        if (others >= needed || stopWrites && target.serving()) {
            return Optional.empty();
        }
        return Optional.of(UserError.refused(
                name + " answers nobody while its database is written anew; without it " + others + " of " + voters
                        + " voters would serve, " + needed + " are needed",
                others + 1 >= needed
                        ? "bring the others back first, or let all writes wait for it: --stop-writes"
                        : "bring the others back first: etcd quorum"));
    }
}
