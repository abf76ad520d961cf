// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.quorum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.Pictures;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuorumTest {

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,2", "4,3", "5,3", "6,4", "7,4"})
    void aMajorityIsMoreThanHalf(int voters, int needed) {
        assertEquals(needed, Quorum.majority(voters));
    }

    @Property
    void twoMajoritiesAlwaysShareAVoter(@ForAll @IntRange(min = 1, max = 99) int voters) {
        assertTrue(2 * Quorum.majority(voters) > voters);
    }

    @Test
    void threeOfThreeAreHealthyAndTolerateOne() {
        Quorum quorum = Quorum.of(Pictures.of(3).serve(1, 2, 3).view());

        assertEquals(new Quorum(3, 3, 2, true, Standing.HEALTHY), quorum);
        assertEquals(1, quorum.tolerates());
    }

    @Test
    void fourOfFiveAreDegraded() {
        Quorum quorum = Quorum.of(
                Pictures.of(5).serve(1, 2, 3, 4).silent(Reason.TIMED_OUT, 5).view());

        assertEquals(new Quorum(5, 4, 3, true, Standing.DEGRADED), quorum);
    }

    @Test
    void twoOfThreeAreAtTheEdge() {
        Quorum quorum =
                Quorum.of(Pictures.of(3).serve(1, 2).silent(Reason.REFUSED, 3).view());

        assertEquals(new Quorum(3, 2, 2, true, Standing.AT_THE_EDGE), quorum);
        assertEquals(0, quorum.tolerates());
    }

    @Test
    void twoOfTwoTolerateNothing() {
        assertEquals(
                Standing.AT_THE_EDGE,
                Quorum.of(Pictures.of(2).serve(1, 2).view()).standing());
    }

    @Test
    void aSurvivorWithoutLeaderMeansNoQuorum() {
        Quorum quorum = Quorum.of(Pictures.of(3)
                .following(0, 9)
                .stuck(1)
                .silent(Reason.TIMED_OUT, 2, 3)
                .view());

        assertEquals(new Quorum(3, 0, 2, false, Standing.NO_QUORUM), quorum);
    }

    @Test
    void aMajorityThatFollowsALeaderButAnswersNoReadIsSlowAndNotWithoutQuorum() {
        assertEquals(
                Standing.UNKNOWN,
                Quorum.of(Pictures.of(3).stuck(1, 2, 3).view()).standing());
        assertEquals(Standing.UNKNOWN, Quorum.of(Pictures.of(1).stuck(1).view()).standing());
    }

    @Test
    void aMinorityThatStillBelievesInALeaderMeansNoQuorum() {
        EtcdView view = Pictures.of(3).stuck(1).silent(Reason.TIMED_OUT, 2, 3).view();

        assertEquals(Standing.NO_QUORUM, Quorum.of(view).standing());
    }

    @Test
    void silenceFromEverybodyIsUnknownAndNeverNoQuorum() {
        assertEquals(
                Standing.UNKNOWN,
                Quorum.of(Pictures.of(3).silent(Reason.TIMED_OUT, 1, 2, 3).view())
                        .standing());
        assertEquals(
                Standing.UNKNOWN,
                Quorum.of(Pictures.of(3).silent(Reason.NO_ROUTE, 1, 2, 3).view())
                        .standing());
    }

    @Test
    void aReadThatAMajorityConfirmedProvesAQuorumThatWeCannotSee() {
        Quorum quorum =
                Quorum.of(Pictures.of(3).serve(1).silent(Reason.NO_ROUTE, 2, 3).view());

        assertEquals(new Quorum(3, 1, 2, true, Standing.AT_THE_EDGE), quorum);
    }

    @Test
    void endpointsOfTwoClustersAreAnIdentityMismatchAndNoSplit() {
        EtcdView view = Pictures.of(3).serve(1, 2).inCluster(0xc2).serve(3).view();

        assertEquals(Standing.IDENTITY_MISMATCH, Quorum.of(view).standing());
        assertEquals(2, view.clusterIds().size());
    }

    @Test
    void aLeaderOfAnEarlierTermIsAStaleClaimant() {
        EtcdView view = Pictures.of(3)
                .following(1, 7)
                .stuck(1)
                .following(2, 9)
                .serve(2, 3)
                .view();

        assertEquals(Standing.SPLIT, Quorum.of(view).standing());
        assertEquals("n1", view.rivals().get(0).member().name());
        assertEquals(new MemberId(2), view.leader().orElseThrow());
    }

    @Test
    void learnersHaveNoVote() {
        EtcdView view = Pictures.of(3).learner(4).serve(1, 2, 3, 4).view();

        assertEquals(3, Quorum.of(view).voters());
    }

    @Test
    void removingADeadMemberKeepsTheQuorum() {
        EtcdView view = Pictures.of(3).serve(1, 2).silent(Reason.REFUSED, 3).view();

        assertEquals(new Quorum(2, 2, 2, true, Standing.AT_THE_EDGE), Quorum.without(view, new MemberId(3)));
    }

    @Test
    void removingAHealthyMemberBesideADeadOneWouldLoseIt() {
        EtcdView view = Pictures.of(3).serve(1, 2).silent(Reason.REFUSED, 3).view();

        Quorum quorum = Quorum.without(view, new MemberId(1));

        assertEquals(1, quorum.healthy());
        assertEquals(2, quorum.needed());
        assertFalse(quorum.writable());
    }

    @Test
    void twoDeadOfFiveCanBeReplacedOneAfterTheOther() {
        EtcdView view =
                Pictures.of(5).serve(1, 2, 3).silent(Reason.TIMED_OUT, 4, 5).view();

        assertTrue(Quorum.without(view, new MemberId(5)).writable());
    }

    @Test
    void anAlarmStopsWritesThoughTheQuorumStands() {
        EtcdView view = Pictures.of(3)
                .saying("memberID:2 alarm:NOSPACE ")
                .serve(1, 2, 3)
                .view();

        assertEquals(Standing.HEALTHY, Quorum.of(view).standing());
        assertFalse(Quorum.of(view).writable());
        assertFalse(view.member(new MemberId(2)).orElseThrow().healthy());
        assertTrue(view.member(new MemberId(1)).orElseThrow().healthy());
    }
}
