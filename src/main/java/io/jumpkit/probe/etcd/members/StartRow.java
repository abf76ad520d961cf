// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a new member must be started with: the row of {@code etcd member add} and {@code etcd member environment}.
 *
 * @param name the name it must start with
 * @param initialCluster {@code ETCD_INITIAL_CLUSTER}: every member by name, the new one too
 * @param initialClusterState {@code ETCD_INITIAL_CLUSTER_STATE}: it joins, it does not found
 * @param environment the same as lines for {@code /etc/default/etcd}
 * @param flags the same as etcd's flags, for the manifest of a static pod or a container's command
 */
public record StartRow(
        MemberId id,
        String name,
        List<String> peerUrls,
        boolean learner,
        String initialCluster,
        String initialClusterState,
        List<String> environment,
        List<String> flags) {

    /** What a member of that list must be started with under this name. */
    static StartRow of(Member member, String name, List<Member> members) {
        String initial = String.join(",", initialCluster(member, name, members));
        List<String> environment = List.of(
                "ETCD_NAME=" + name,
                "ETCD_INITIAL_CLUSTER=" + initial,
                "ETCD_INITIAL_CLUSTER_STATE=existing",
                "ETCD_INITIAL_ADVERTISE_PEER_URLS=" + String.join(",", member.peerUrls()));
        List<String> flags = environment.stream().map(StartRow::flag).toList();
        return new StartRow(
                member.id(), name, member.peerUrls(), member.learner(), initial, "existing", environment, flags);
    }

    /** etcd names each variable after its flag: {@code ETCD_INITIAL_CLUSTER} is {@code --initial-cluster}. */
    private static String flag(String variable) {
        int equals = variable.indexOf('=');
        String name = variable.substring("ETCD_".length(), equals).toLowerCase(Locale.ROOT);
        return "--" + name.replace('_', '-') + variable.substring(equals);
    }

    private static List<String> initialCluster(Member member, String name, List<Member> members) {
        List<String> all = new ArrayList<>();
        for (Member m : members) {
            String called = m.id().equals(member.id()) ? name : m.name();
            all.addAll(urls(m).map(url -> called + "=" + url).toList());
        }
        return all.stream().sorted().toList();
    }

    private static Stream<String> urls(Member member) {
        return member.peerUrls().stream();
    }
}
