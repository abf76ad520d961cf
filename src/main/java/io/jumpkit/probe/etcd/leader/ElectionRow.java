// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.leader;

import io.jumpkit.probe.etcd.client.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to leadership while we looked: a row of {@code etcd elections}.
 *
 * @param event {@code follows} at the beginning, {@code lost}, {@code elected}, {@code term}, {@code watch-cut},
 *     {@code silent} when nobody answers any more, {@code heard} when somebody does again
 * @param name the leader's name, or the endpoint's that a watch was on
 * @param gapMs for how long nobody led, as seen from here; of {@code heard}, for how long nobody answered
 */
public record ElectionRow(
        Instant at,
        String event,
        Optional<String> name,
        Optional<MemberId> leader,
        long raftTerm,
        Optional<Long> gapMs) {}
