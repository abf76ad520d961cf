// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import io.etcd.jetcd.api.StatusResponse;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a member says of itself; it does so without quorum too.
 *
 * @param leader whom it follows, {@link MemberId#NONE} for nobody
 * @param revision the newest revision it has applied
 * @param quotaBytes only etcd 3.6 and later say it
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
        boolean learner,
        List<String> errors) {
    /** Field number of {@code dbSizeQuota}, which jetcd's description of the protocol does not have. */
    private static final int DB_SIZE_QUOTA = 12;

    /** A status as sent. */
    static EndpointStatus from(StatusResponse sent) {
        List<Long> quota = sent.getUnknownFields().getField(DB_SIZE_QUOTA).getVarintList();
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
                quota.isEmpty() ? OptionalLong.empty() : OptionalLong.of(quota.get(0)),
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
