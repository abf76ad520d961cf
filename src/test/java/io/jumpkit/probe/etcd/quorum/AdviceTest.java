// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.quorum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.Pictures;
import io.jumpkit.testing.TestSessions;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdviceTest {
    private static final Cluster CLUSTER = TestSessions.cluster(false);

    private static List<String> next(Pictures pictures) {
        EtcdView view = pictures.view();
        return Advice.next(Quorum.of(view), view, CLUSTER);
    }

    @Test
    void nothingIsToBeDoneWhereNothingIsWrong() {
        assertEquals(List.of(), next(Pictures.of(3).serve(1, 2, 3)));
    }

    @Test
    void aDeadMemberIsReplaced() {
        assertEquals(
                List.of("run etcd-replace-member"),
                next(Pictures.of(3).serve(1, 2).silent(Reason.TIMED_OUT, 3)));
    }

    @Test
    void whereTheHostIsUpEtcdIsStartedFirst() {
        assertEquals(
                List.of("service start etcd --on n3", "run etcd-replace-member"),
                next(Pictures.of(3).serve(1, 2).silent(Reason.REFUSED, 3)));
    }

    @Test
    void withoutQuorumNobodyIsReplaced() {
        assertEquals(
                List.of("run etcd-no-quorum"),
                next(Pictures.of(3).following(0, 9).stuck(1).silent(Reason.TIMED_OUT, 2, 3)));
    }

    @Test
    void whereNobodyAnswersTheDisksAreLookedAt() {
        assertEquals(
                List.of("etcd data-dir", "run etcd-no-quorum"),
                next(Pictures.of(3).silent(Reason.TIMED_OUT, 1, 2, 3)));
    }

    @Test
    void aMemberWithAnAlarmIsNotReplaced() {
        assertEquals(
                List.of("run etcd-nospace"),
                next(Pictures.of(3).saying("memberID:2 alarm:NOSPACE ").serve(1, 2, 3)));
        assertEquals(
                List.of("run etcd-corrupt-member"),
                next(Pictures.of(3).saying("memberID:2 alarm:CORRUPT ").serve(1, 2, 3)));
    }

    @Test
    void aSlowMemberIsMeasuredAndNotReplaced() {
        assertEquals(
                List.of("etcd latency", "run etcd-slow-or-electing"),
                next(Pictures.of(3).serve(1, 2).stuck(3)));
        assertEquals(
                List.of("etcd latency", "run etcd-slow-or-electing"),
                next(Pictures.of(3).stuck(1, 2, 3)));
        assertEquals(
                List.of("etcd latency", "run etcd-slow-or-electing"),
                next(Pictures.of(3).serve(1, 2).serveIn(2, 800, 3)));
    }

    @Test
    void aMemberThatHearsNobodyIsLookedForOnTheNetwork() {
        assertEquals(
                List.of("ping --tcp 2380"),
                next(Pictures.of(3).serve(1, 2).following(0, 7).stuck(3)));
    }
}
