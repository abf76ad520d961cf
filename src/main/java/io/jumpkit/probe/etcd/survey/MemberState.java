// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.probe.etcd.client.Alarm;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A member as it looks from here: what the list says of it and what itself said, if anything.
 *
 * @param own the answers of the member itself; absent when none of its endpoints was asked
 * @param alarms those that it raised
 */
public record MemberState(Member member, Optional<Opinion> own, List<Alarm> alarms) {
    /**
     * What a majority may take longer over a read than the road there and back twice: etcd warns of reads above it
     * ({@code --warning-apply-duration}, 100 ms).
     */
    static final Duration SLOW_MAJORITY = Duration.ofMillis(100);

    /** What a read from the member alone may take, over whatever road: it is a look into its memory. */
    static final Duration SLOW_ALONE = Duration.ofSeconds(1);

    public MemberState {
        alarms = List.copyOf(alarms);
    }

    /** What it says of itself. */
    public Optional<EndpointStatus> status() {
        return own.flatMap(o -> o.status().value());
    }

    /** Whether it said anything of itself. */
    public boolean answered() {
        return status().isPresent();
    }

    /** Where it answered. */
    public Optional<Endpoint> endpoint() {
        return own.filter(Opinion::answered).map(Opinion::endpoint);
    }

    /** Whether it says that it leads. */
    public boolean leads() {
        return status().filter(EndpointStatus::leads).isPresent();
    }

    /** Whether it does its part: a voter answers reads that need a majority, a learner follows a leader. */
    public boolean serving() {
        boolean follows = status().filter(EndpointStatus::hasLeader).isPresent();
        return follows && (member.learner() || own.orElseThrow().linearizable().came());
    }

    /** Whether it serves and takes long over it; the road to it, which its read alone tells of, is not held against it. */
    public boolean slow() {
        if (!serving() || member.learner()) {
            return false;
        }
        Duration alone = own.orElseThrow().serializable().took().orElse(Duration.ZERO);
        Duration majority = own.orElseThrow().linearizable().took().orElse(Duration.ZERO);
        return alone.compareTo(SLOW_ALONE) > 0
                || majority.minus(alone.multipliedBy(2)).compareTo(SLOW_MAJORITY) > 0;
    }

    /** Whether it serves and has no alarm. */
    public boolean healthy() {
        return serving() && alarms.isEmpty();
    }

    /** Why it is not healthy; empty when it is. */
    public Optional<Answer.Failed<?>> trouble() {
        if (own.isEmpty()) {
            return Optional.of(Answer.failed(
                    Reason.NOT_STARTED, member.started() ? "it has no address that clients can dial" : ""));
        }
        Optional<? extends Answer.Failed<?>> silence = own.get().status().failure();
        if (silence.isPresent()) {
            return Optional.of(silence.get());
        }
        if (!status().orElseThrow().hasLeader()) {
            return Optional.of(Answer.failed(Reason.NO_LEADER, ""));
        }
        Optional<? extends Answer.Failed<?>> read = own.get().linearizable().failure();
        if (read.isPresent() && member.voter()) {
            String detail = read.get().detail();
            return Optional.of(Answer.failed(
                    read.get().reason(), detail.isEmpty() ? "linearizable read" : "linearizable read, " + detail));
        }
        return alarms.isEmpty() ? Optional.empty() : Optional.of(Answer.failed(Reason.ALARM, alarmKinds()));
    }

    /** The alarms it raised, by kind: {@code NOSPACE, CORRUPT}. */
    public String alarmKinds() {
        return String.join(", ", alarms.stream().map(Alarm::kind).toList());
    }
}
