// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.Pictures;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefragRulesTest {
    private static MemberState member(EtcdView view, int number) {
        return view.member(new MemberId(number)).orElseThrow();
    }

    @Test
    void takesTheLeaderLast() {
        EtcdView view = Pictures.of(3).following(2, 7).serve(1, 2, 3).view();

        assertEquals(
                List.of("n1", "n3", "n2"),
                DefragRules.order(view, List.of()).stream()
                        .map(m -> m.member().called())
                        .toList());
    }

    @Test
    void takesAnyWhereTheOthersAreAMajority() {
        EtcdView view = Pictures.of(3).serve(1, 2, 3).view();

        assertTrue(DefragRules.refusal(view, member(view, 1), false).isEmpty());
    }

    @Test
    void takesNobodyWhereTheOthersAreNone() {
        EtcdView view = Pictures.of(3).serve(1, 2).silent(Reason.REFUSED, 3).view();

        assertEquals(
                "n1 answers nobody while its database is written anew; without it 1 of 3 voters would serve, 2 are"
                        + " needed",
                DefragRules.refusal(view, member(view, 1), false).orElseThrow().what());
        assertTrue(DefragRules.refusal(view, member(view, 1), true).isEmpty());
        assertEquals(
                "n3 does not answer: refused",
                DefragRules.refusal(view, member(view, 3), true).orElseThrow().what());
    }

    @Test
    void aSingleMemberStopsAllWritesAndMustBeToldTo() {
        EtcdView view = Pictures.of(1).serve(1).view();

        assertTrue(DefragRules.refusal(view, member(view, 1), false).isPresent());
        assertTrue(DefragRules.refusal(view, member(view, 1), true).isEmpty());
    }

    @Test
    void withoutQuorumNobodyIsTakenWhateverIsSaid() {
        EtcdView view = Pictures.of(3)
                .following(0, 7)
                .stuck(1)
                .silent(Reason.REFUSED, 2, 3)
                .view();

        assertTrue(DefragRules.refusal(view, member(view, 1), true).isPresent());
    }
}
