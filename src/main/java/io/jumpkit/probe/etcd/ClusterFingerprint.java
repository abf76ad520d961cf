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
import java.util.Optional;

/** etcd's cluster id: it stays through restarts and member changes, and a restore makes a new one. */
final class ClusterFingerprint implements FingerprintSource {

    @Override
    public String system() {
        return "etcd";
    }

    @Override
    public Optional<String> fingerprint(Session session) throws InterruptedException {
        if (session.requireCluster().etcd().isEmpty()) {
            return Optional.empty();
        }
        List<MemberId> ids = EtcdProbe.of(session).look(new Cancellation()).clusterIds();
        if (ids.isEmpty()) {
            throw UserError.of(
                    ExitCode.UNANSWERED, "no endpoint of etcd says which cluster it is", "type: etcd quorum");
        }
        if (ids.size() > 1) {
            throw UserError.refused("etcd's endpoints belong to different clusters: " + ids, "type: etcd status");
        }
        return Optional.of(ids.get(0).toString());
    }
}
