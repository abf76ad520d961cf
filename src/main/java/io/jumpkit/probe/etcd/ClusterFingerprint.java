// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.session.FingerprintSource;
import io.jumpkit.session.Session;
import java.util.List;

/** etcd's cluster id: it stays through restarts and member changes, and a restore makes a new one. */
final class ClusterFingerprint implements FingerprintSource {

    @Override
    public String system() {
        return "etcd";
    }

    @Override
    public List<String> fingerprints(Session session) throws InterruptedException {
        if (session.requireCluster().etcd().isEmpty()) {
            return List.of();
        }
        List<MemberId> ids = EtcdProbe.of(session).look(new Cancellation()).clusterIds();
        if (ids.isEmpty()) {
            throw UserError.of(
                    ExitCode.UNANSWERED, "no endpoint of etcd says which cluster it is", "type: etcd quorum");
        }
        return ids.stream().map(MemberId::toString).toList();
    }
}
