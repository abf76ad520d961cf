// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Unanswered;
import io.jumpkit.probe.etcd.client.Alarm;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be said beside any table of etcd: who did not answer, what is stale, what does not belong. */
public final class Remarks {
    private Remarks() {}

    /** The result with its remarks. */
    public static Result on(Result result, EtcdView view, Cluster cluster) {
        return about(result.unanswered(unanswered(view, cluster)), view);
    }

    /** The result with its remarks, but for who did not answer: for commands whose row says so. */
    public static Result about(Result result, EtcdView view) {
        Result out = stale(
                result.extra(
                        "cluster_id", view.clusterId().map(Object::toString).orElse("")),
                view);
        if (view.clusterIds().size() > 1) {
            out = out.note(
                    Mark.BAD,
                    "endpoints of different clusters: "
                            + view.clusterIds().stream().map(Object::toString).collect(Collectors.joining(", "))
                            + "; a restore or a bootstrap went wrong, this is no split brain");
        }
        if (view.unplaced().isEmpty()) {
            for (Opinion o : view.silent()) {
                out = out.note(Mark.NONE, o.endpoint() + " of the inventory is no member's and does not answer");
            }
        }
        for (Opinion stranger : view.strangers()) {
            out = out.note(Mark.WARN, stranger(stranger, view));
        }
        for (MemberState rival : view.rivals()) {
            out = out.note(
                    Mark.BAD,
                    rival.member().called() + " says it leads term "
                            + rival.status().orElseThrow().raftTerm() + ", but the others are at term " + view.term()
                            + ": a stale claimant, its reads may be old");
        }
        for (MemberState m : view.members()) {
            Optional<String> other = otherList(m, view);
            out = other.isPresent() ? out.note(Mark.WARN, other.get()) : out;
        }
        for (Alarm alarm : view.alarms()) {
            out = out.note(Mark.BAD, alarm(alarm, view));
        }
        return out;
    }

    private static Result stale(Result out, EtcdView view) {
        if (view.listed().isEmpty()) {
            return view.members().isEmpty()
                    ? out
                    : out.note(Mark.WARN, "no member list came: these are the members last seen in this session");
        }
        return view.quorumSeen()
                ? out
                : out.note(
                        Mark.WARN,
                        "without quorum the member list is what "
                                + view.listed().get() + " remembers, perhaps stale");
    }

    /** A member's own list is what it has applied; behind for a moment it may be, and for good it must not be. */
    private static Optional<String> otherList(MemberState state, EtcdView view) {
        Optional<List<Member>> own = state.own().flatMap(o -> o.members().value());
        List<Member> all = view.members().stream().map(MemberState::member).toList();
        if (own.isEmpty() || ids(own.get()).equals(ids(all))) {
            return Optional.empty();
        }
        String lacks = names(all, own.get());
        String more = names(own.get(), all);
        return Optional.of(state.member().called() + " has another member list than the others:"
                + (lacks.isEmpty() ? "" : " without " + lacks)
                + (more.isEmpty() ? "" : (lacks.isEmpty() ? "" : ",") + " with " + more)
                + "; if that stays so, it is behind for good or was changed alone");
    }

    private static Set<MemberId> ids(List<Member> list) {
        return list.stream().map(Member::id).collect(Collectors.toSet());
    }

    /** Who stands in one list and not in the other. */
    private static String names(List<Member> one, List<Member> other) {
        Set<MemberId> known = ids(other);
        return one.stream()
                .filter(m -> !known.contains(m.id()))
                .map(Member::called)
                .collect(Collectors.joining(", "));
    }

    private static String stranger(Opinion stranger, EtcdView view) {
        EndpointStatus s = stranger.status().value().orElseThrow();
        return view.clusterId().equals(Optional.of(s.clusterId()))
                ? stranger.endpoint() + " answers as member " + s.memberId()
                        + ", which is no longer in the member list: it was removed and still runs"
                : stranger.endpoint() + " belongs to cluster " + s.clusterId();
    }

    private static String alarm(Alarm alarm, EtcdView view) {
        return alarm.kind() + " alarm of " + view.owner(alarm) + ": writes are refused until it is dealt with";
    }

    /** Members by the name their row has, endpoints that belong to none by their URL. */
    private static List<Unanswered> unanswered(EtcdView view, Cluster cluster) {
        List<Unanswered> missing = new ArrayList<>();
        for (MemberState m : view.members()) {
            if (!m.answered()) {
                Answer.Failed<?> why = m.trouble().orElseThrow();
                missing.add(
                        new Unanswered(rowName(m, view, cluster), why.reason().toString(), why.detail()));
            }
        }
        for (Opinion o : view.unplaced()) {
            Answer.Failed<?> why = o.status().failure().orElseThrow();
            missing.add(new Unanswered(o.endpoint().toString(), why.reason().toString(), why.detail()));
        }
        return missing;
    }

    /** A value that the member's row has, so that a filter knows the two are the same. */
    private static String rowName(MemberState state, EtcdView view, Cluster cluster) {
        MemberRow row = MemberRow.of(state, view, cluster);
        return row.called();
    }
}
