// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import io.etcd.jetcd.api.StatusResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a member says of itself; it does so without quorum too.
 *
 * @param leader whom it follows, {@link MemberId#NONE} for nobody
 * @param revision the newest revision it has applied
 * @param quotaBytes only etcd 3.6 and later say it
 * @param storageVersion which version's layout its database has; from 3.6 on
 * @param downgradeTo where the cluster was told to go down to; from 3.6 on
 * @param errors etcd's own sentences, alarms among them
 */
public record EndpointStatus(
        MemberId clusterId,
        MemberId memberId,
        MemberId leader,
        long raftTerm,
        long raftIndex,
        long raftAppliedIndex,
        long revision,
        String version,
        long dbBytes,
        long dbInUseBytes,
        OptionalLong quotaBytes,
        Optional<String> storageVersion,
        Optional<String> downgradeTo,
        boolean learner,
        List<String> errors) {
    /** A status as sent. */
    public static EndpointStatus from(StatusResponse sent) {
        return new EndpointStatus(
                new MemberId(sent.getHeader().getClusterId()),
                new MemberId(sent.getHeader().getMemberId()),
                new MemberId(sent.getLeader()),
                sent.getRaftTerm(),
                sent.getRaftIndex(),
                sent.getRaftAppliedIndex(),
                sent.getHeader().getRevision(),
                sent.getVersion(),
                sent.getDbSize(),
                sent.getDbSizeInUse(),
                NewStatusFields.quota(sent),
                NewStatusFields.storageVersion(sent),
                NewStatusFields.downgradeTo(sent),
                sent.getIsLearner(),
                List.copyOf(sent.getErrorsList()));
    }

    /** Whether it follows anybody, itself included. */
    public boolean hasLeader() {
        return !leader.isNone();
    }

    /** Whether it says that it leads. */
    public boolean leads() {
        return hasLeader() && leader.equals(memberId);
    }

    /** The alarms it knows of, of all members. */
    public List<Alarm> alarms() {
        return Alarm.among(errors);
    }
}
