// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.status;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.probe.etcd.client.Alarm;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberRow;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.Opinion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether one member serves: a row of {@code etcd health}.
 *
 * @param name the member's name; of a silent endpoint that belongs to no known member, its URL
 * @param slow healthy, but longer over a read than etcd itself lets pass without a warning
 * @param reason why it is not healthy, or {@code slow}; absent when all is well
 * @param serializableMs a read that the member answers alone
 * @param linearizableMs a read that a majority confirms
 */
public record HealthRow(
        String name,
        Optional<MemberId> id,
        Optional<String> node,
        Optional<Endpoint> endpoint,
        boolean answered,
        boolean healthy,
        boolean slow,
        Optional<Reason> reason,
        Optional<String> detail,
        Optional<Double> serializableMs,
        Optional<Double> linearizableMs,
        List<String> alarms) {

    static HealthRow of(MemberState state, EtcdView view, Cluster cluster) {
        Optional<Answer.Failed<?>> trouble = state.trouble();
        return new HealthRow(
                MemberRow.of(state, view, cluster).called(),
                Optional.of(state.member().id()),
                MemberNodes.of(cluster, state.member()).map(Node::name),
                state.own().map(Opinion::endpoint),
                state.answered(),
                state.healthy(),
                state.healthy() && state.slow(),
                trouble.<Reason>map(Answer.Failed::reason).or(() -> slow(state)),
                trouble.map(Answer.Failed::words),
                state.own().flatMap(o -> o.serializable().took()).map(HealthRow::millis),
                state.own().flatMap(o -> o.linearizable().took()).map(HealthRow::millis),
                state.alarms().stream().map(Alarm::kind).toList());
    }

    private static Optional<Reason> slow(MemberState state) {
        return state.slow() ? Optional.of(Reason.SLOW) : Optional.empty();
    }

    /** The row of an endpoint of the inventory that belongs to nobody we know. */
    static HealthRow of(Opinion silent) {
        Answer.Failed<?> why = silent.status().failure().orElseThrow();
        return new HealthRow(
                silent.endpoint().toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(silent.endpoint()),
                false,
                false,
                false,
                Optional.of(why.reason()),
                Optional.of(why.words()),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static double millis(Duration took) {
        return Math.round(took.toNanos() / 1e4) / 100.0;
    }
}
