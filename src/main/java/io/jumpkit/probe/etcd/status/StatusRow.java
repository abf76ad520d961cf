// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.status;

import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.survey.Opinion;
import java.util.List;
import java.util.Optional;

/**
 * What one endpoint says of the member behind it: a row of {@code etcd status}.
 *
 * @param name empty when no member list names it
 * @param quotaBytes how large the database may grow; from etcd 3.6 on, as what follows
 * @param storageVersion which version's layout the database has
 * @param downgradeTo where the cluster was told to go down to
 */
public record StatusRow(
        Endpoint endpoint,
        boolean answered,
        String name,
        Optional<MemberId> id,
        Optional<MemberId> clusterId,
        Optional<String> version,
        Optional<Long> dbBytes,
        Optional<Long> dbInUseBytes,
        Optional<Boolean> leader,
        Optional<Boolean> learner,
        Optional<Long> raftTerm,
        Optional<Long> raftIndex,
        Optional<Long> raftAppliedIndex,
        Optional<Long> revision,
        Optional<Long> quotaBytes,
        Optional<String> storageVersion,
        Optional<String> downgradeTo,
        List<String> errors,
        Optional<Reason> reason) {

    static StatusRow of(Opinion opinion, Optional<Member> member) {
        Optional<EndpointStatus> s = opinion.status().value();
        return new StatusRow(
                opinion.endpoint(),
                s.isPresent(),
                member.map(Member::name).orElse(""),
                s.map(EndpointStatus::memberId).or(() -> member.map(Member::id)),
                s.map(EndpointStatus::clusterId),
                s.map(EndpointStatus::version),
                s.map(EndpointStatus::dbBytes),
                s.map(EndpointStatus::dbInUseBytes),
                s.map(EndpointStatus::leads),
                s.map(EndpointStatus::learner),
                s.map(EndpointStatus::raftTerm),
                s.map(EndpointStatus::raftIndex),
                s.map(EndpointStatus::raftAppliedIndex),
                s.map(EndpointStatus::revision),
                s.flatMap(status -> status.quotaBytes().stream().boxed().findFirst()),
                s.flatMap(EndpointStatus::storageVersion),
                s.flatMap(EndpointStatus::downgradeTo),
                s.map(EndpointStatus::errors).orElse(List.of()),
                opinion.status().failure().map(Answer.Failed::reason));
    }

    /** What it is called in a table. */
    String called() {
        return name.isEmpty() ? endpoint.toString() : name;
    }
}
