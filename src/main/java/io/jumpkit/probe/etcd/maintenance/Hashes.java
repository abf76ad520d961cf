// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.EtcdAdmin;
import io.jumpkit.probe.etcd.survey.MemberState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what members hold. Pure. */
final class Hashes {
    private Hashes() {}

    /** The newest revision that every answering member has. */
    static long commonRevision(List<MemberState> members) {
        return members.stream()
                .flatMap(m -> m.status().stream())
                .mapToLong(EndpointStatus::revision)
                .min()
                .orElse(0);
    }

    /** The hash that most members have; empty when no two can be compared or there is no most. */
    static Optional<EtcdAdmin.KvHash> commonest(List<EtcdAdmin.KvHash> hashes) {
        Map<EtcdAdmin.KvHash, Long> counts =
                hashes.stream().collect(Collectors.groupingBy(h -> h, Collectors.counting()));
        Optional<Map.Entry<EtcdAdmin.KvHash, Long>> top =
                counts.entrySet().stream().max(Comparator.comparingLong(Map.Entry::getValue));
        return top.filter(t ->
                        counts.values().stream().filter(t.getValue()::equals).count() == 1)
                .map(Map.Entry::getKey);
    }

    /** Whether all were compacted to the same revision, so that they can be compared. */
    static boolean comparable(List<EtcdAdmin.KvHash> hashes) {
        return hashes.stream().map(EtcdAdmin.KvHash::compactRevision).distinct().count() <= 1;
    }
}
