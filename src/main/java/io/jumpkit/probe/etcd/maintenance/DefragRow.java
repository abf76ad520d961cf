// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.survey.MemberState;
import java.util.Optional;

/**
 * One member whose database was written anew: a row of {@code etcd defrag}.
 *
 * @param done false when it was not its turn, or nobody knows
 * @param dbBytes the file's size after it
 * @param reason why it was not done
 */
public record DefragRow(
        String name,
        MemberId id,
        boolean leader,
        boolean done,
        Optional<Long> dbBytesBefore,
        Optional<Long> dbBytes,
        Optional<Long> tookMs,
        Optional<String> reason) {

    /** A member that was left as it is. */
    static DefragRow left(MemberState m, String why) {
        return new DefragRow(
                m.member().called(),
                m.member().id(),
                m.leads(),
                false,
                m.status().map(EndpointStatus::dbBytes),
                m.status().map(EndpointStatus::dbBytes),
                Optional.empty(),
                Optional.of(why));
    }
}
