// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which endpoint is whose: by the id it answers with, else by the address in the member list. Pure. */
final class Ownership {
    private final Map<MemberId, Opinion> owned = new HashMap<>();
    private final List<Opinion> strangers = new ArrayList<>();
    private final List<Opinion> silent = new ArrayList<>();

    private Ownership() {}

    static Ownership of(List<Member> members, List<Opinion> opinions, List<Opinion> ofCluster) {
        Ownership owners = new Ownership();
        opinions.stream().filter(Opinion::answered).forEach(o -> owners.placeAnswered(o, members, ofCluster));
        opinions.stream().filter(o -> !o.answered()).forEach(o -> owners.placeSilent(o, members));
        return owners;
    }

    /** What the member itself said; of several endpoints the one that answered most. */
    Optional<Opinion> of(Member member) {
        return Optional.ofNullable(owned.get(member.id()));
    }

    List<Opinion> strangers() {
        return List.copyOf(strangers);
    }

    List<Opinion> silent() {
        return List.copyOf(silent);
    }

    private void placeAnswered(Opinion opinion, List<Member> members, List<Opinion> ofCluster) {
        MemberId id = opinion.status().value().orElseThrow().memberId();
        boolean known = members.stream().anyMatch(m -> m.id().equals(id));
        if (!ofCluster.contains(opinion) || (!known && !members.isEmpty())) {
            strangers.add(opinion);
            return;
        }
        owned.merge(id, opinion, (a, b) -> a.linearizable().came() ? a : b);
    }

    private void placeSilent(Opinion opinion, List<Member> members) {
        Optional<Member> owner = owner(opinion.endpoint(), members);
        if (owner.isPresent()) {
            owned.putIfAbsent(owner.get().id(), opinion);
        } else {
            silent.add(opinion);
        }
    }

    /** By client URL; else by host, when only one member is there. */
    private static Optional<Member> owner(Endpoint endpoint, List<Member> members) {
        Optional<Member> exact = members.stream()
                .filter(m -> m.clientUrls().stream()
                        .flatMap(u -> Endpoint.of(u).stream())
                        .anyMatch(endpoint::samePlace))
                .findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        List<Member> there = members.stream()
                .filter(m -> m.peerUrls().stream()
                        .flatMap(u -> Endpoint.hostOf(u).stream())
                        .anyMatch(endpoint.host()::equals))
                .toList();
        return there.size() == 1 ? Optional.of(there.get(0)) : Optional.empty();
    }
}
