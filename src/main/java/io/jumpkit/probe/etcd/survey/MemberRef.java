// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import java.util.List;
import java.util.Optional;

/**
 * A member as an operator names it: by name, by hex id, by peer URL, or, before it was ever started and has a name, by
 * its node.
 *
 * @param address the address of the node of that name, if there is one
 */
public record MemberRef(String text, Optional<String> address) {

    /** What a text means in a cluster. */
    public static MemberRef of(String text, Cluster cluster) {
        return new MemberRef(text, cluster.node(text).map(n -> n.ssh().address()));
    }

    /** Whether a member is meant. A name counts before an id: {@code cafe} may be both. */
    private boolean means(Member member) {
        return (member.started() && member.name().equals(text))
                || member.peerUrls().contains(text)
                || (!member.started() && address.isPresent() && isAt(member, address.get()));
    }

    private static boolean isAt(Member member, String host) {
        return member.peerUrls().stream()
                .flatMap(url -> Endpoint.hostOf(url).stream())
                .anyMatch(host::equals);
    }

    private boolean isIdOf(Member member) {
        return MemberId.looksLikeId(text) && MemberId.parse(text).equals(member.id());
    }

    /** Those of the list that are meant; names win over ids. */
    public List<Member> among(List<Member> members) {
        List<Member> named = members.stream().filter(this::means).toList();
        return named.isEmpty() ? members.stream().filter(this::isIdOf).toList() : named;
    }

    /**
     * The one member that is meant.
     *
     * @throws UserError usage, when there is none or more than one
     */
    public Member one(List<Member> members) {
        List<Member> meant = among(members);
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (meant.size() > 1) {
            throw UserError.usage(
                    meant.size() + " members are named '" + text + "'",
                    "give the id: "
                            + String.join(
                                    ", ",
                                    meant.stream().map(m -> m.id().toString()).toList()));
        }
        List<String> known = members.stream().map(Member::called).sorted().toList();
        throw UserError.usage(
                "'" + text + "' is no member of etcd (" + String.join(", ", known) + ")",
                Nearest.to(text, known).map(n -> "did you mean " + n + "?").orElse("type: etcd members"));
    }

    /**
     * The state of the member that is meant.
     *
     * @throws UserError usage, when there is none or more than one
     */
    public MemberState in(EtcdView view) {
        Member member = one(view.members().stream().map(MemberState::member).toList());
        return view.member(member.id()).orElseThrow();
    }

    @Override
    public String toString() {
        return text;
    }
}
