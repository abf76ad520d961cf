// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.probe.etcd.client.Alarm;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A survey put in order: one cluster, its members, and what does not belong. Pure.
 *
 * <p>Answers are grouped by cluster id first, because ids and terms of different clusters cannot be compared; the group
 * with the most members that answered is the cluster. Within it the highest raft term says who leads.
 *
 * @param clusterId absent when nobody answered
 * @param members one per known member, answered or not, in the list's order of names
 * @param strangers endpoints that answered for another cluster, or for a member that is in no list
 * @param silent endpoints of the inventory that did not answer and belong to no known member
 * @param rivals members that say they lead although another leads a later term
 * @param alarms all that stand, those that a member left behind when it was removed too; told by members only, since what
 *     an endpoint that was removed and still runs says of alarms is old
 * @param listed whose member list this is; absent when none came and the members are remembered or unknown
 */
public record EtcdView(
        Optional<MemberId> clusterId,
        List<MemberState> members,
        List<Opinion> strangers,
        List<Opinion> silent,
        List<MemberState> rivals,
        Optional<MemberId> leader,
        long term,
        List<Alarm> alarms,
        Optional<Endpoint> listed) {

    /** Reads a survey; where no member list came in, these members are taken for the last ones known. */
    static EtcdView of(Survey survey, List<Member> remembered) {
        List<Opinion> group = mainGroup(survey.opinions());
        Optional<Opinion> source = listSource(group);
        List<Member> list = source.map(o -> o.members().value().orElseThrow()).orElse(remembered);
        Ownership owners = Ownership.of(list, survey.opinions(), group);
        List<Alarm> alarms = alarms(list, owners, group);
        List<MemberState> members = states(list, owners, alarms);
        long term = group.stream().mapToLong(EtcdView::term).max().orElse(0);
        Optional<MemberId> leader = group.stream()
                .map(o -> o.status().value().orElseThrow())
                .filter(s -> s.raftTerm() == term && s.hasLeader())
                .map(EndpointStatus::leader)
                .findFirst();
        return new EtcdView(
                group.stream().findFirst().map(EtcdView::cluster),
                members,
                owners.strangers(),
                owners.silent(),
                members.stream()
                        .filter(m -> m.leads()
                                && !leader.equals(Optional.of(m.member().id())))
                        .toList(),
                leader,
                term,
                alarms,
                source.map(Opinion::endpoint));
    }

    private static MemberId cluster(Opinion opinion) {
        return opinion.status().value().orElseThrow().clusterId();
    }

    private static long term(Opinion opinion) {
        return opinion.status().value().orElseThrow().raftTerm();
    }

    private static List<Opinion> mainGroup(List<Opinion> opinions) {
        Map<MemberId, List<Opinion>> groups = opinions.stream()
                .filter(Opinion::answered)
                .collect(Collectors.groupingBy(EtcdView::cluster, TreeMap::new, Collectors.toList()));
        return groups.values().stream()
                .max(Comparator.<List<Opinion>>comparingInt(List::size)
                        .thenComparingLong(
                                g -> g.stream().mapToLong(EtcdView::term).max().orElse(0)))
                .orElse(List.of());
    }

    /** The list of whoever has applied most: the others can only know less. */
    private static Optional<Opinion> listSource(List<Opinion> group) {
        return group.stream()
                .filter(o -> o.members().came())
                .max(Comparator.<Opinion>comparingLong(EtcdView::term)
                        .thenComparingLong(o -> o.status().value().orElseThrow().raftAppliedIndex()));
    }

    private static List<Alarm> alarms(List<Member> list, Ownership owners, List<Opinion> group) {
        Stream<Opinion> telling =
                list.isEmpty() ? group.stream() : list.stream().flatMap(m -> owners.of(m).stream());
        return telling.flatMap(o -> o.status().value().stream())
                .flatMap(s -> s.alarms().stream())
                .distinct()
                .toList();
    }

    private static List<MemberState> states(List<Member> list, Ownership owners, List<Alarm> alarms) {
        List<MemberState> states = new ArrayList<>();
        list.stream().sorted(Comparator.comparing(Member::called)).forEach(member -> {
            List<Alarm> own =
                    alarms.stream().filter(a -> a.concerns(member.id())).toList();
            states.add(new MemberState(member, owners.of(member), own));
        });
        return List.copyOf(states);
    }

    /** Every cluster id that answered. */
    public List<MemberId> clusterIds() {
        Stream<MemberId> others = strangers.stream().filter(Opinion::answered).map(EtcdView::cluster);
        return Stream.concat(clusterId.stream(), others).distinct().toList();
    }

    /**
     * Silent endpoints that may be a member's. Where a majority stands behind the member list they are not: such an
     * endpoint was a member's once, and nothing is expected of it.
     */
    public List<Opinion> unplaced() {
        return quorumSeen() ? List.of() : silent;
    }

    /** The member of that id. */
    public Optional<MemberState> member(MemberId id) {
        return members.stream().filter(m -> m.member().id().equals(id)).findFirst();
    }

    /** The leader's state, when it is known and answers. */
    public Optional<MemberState> leading() {
        return leader.flatMap(this::member);
    }

    /** The members with a vote. */
    public List<MemberState> voters() {
        return members.stream().filter(m -> m.member().voter()).toList();
    }

    /** Whether a majority was seen to confirm a read: there is a quorum, whoever answers us. */
    public boolean quorumSeen() {
        return voters().stream().anyMatch(MemberState::serving);
    }

    /** Whether that member says that it follows the leader of the newest term, or is it. */
    public boolean follows(MemberState member) {
        return leader.isPresent()
                && member.status()
                        .filter(s -> s.raftTerm() == term && leader.equals(Optional.of(s.leader())))
                        .isPresent();
    }

    /** Whose an alarm is, in words: an alarm outlives its member and goes on to refuse writes. */
    public String owner(Alarm alarm) {
        return alarm.member().isNone()
                ? "the cluster"
                : member(alarm.member())
                        .map(m -> m.member().called())
                        .orElse(alarm.member() + ", which is no longer a member");
    }
}
