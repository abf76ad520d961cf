// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.UserError;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.Pictures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemberRulesTest {
    private static final List<String> NEW = List.of("http://10.0.1.9:2380");

    private static MemberState member(EtcdView view, long id) {
        return view.member(new MemberId(id)).orElseThrow();
    }

    private static String words(Optional<UserError> refusal) {
        return refusal.map(UserError::what).orElse("permitted");
    }

    @Test
    void aDeadMemberMayGo() {
        EtcdView view = Pictures.of(3).serve(1, 2).silent(Reason.TIMED_OUT, 3).view();

        assertEquals("permitted", words(MemberRules.removal(view, member(view, 3))));
    }

    @Test
    void aHealthyMemberMayGoWhereTheOthersAreAMajority() {
        EtcdView view = Pictures.of(3).serve(1, 2, 3).view();

        assertEquals("permitted", words(MemberRules.removal(view, member(view, 1))));
    }

    @Test
    void aHealthyMemberStaysBesideADeadOne() {
        EtcdView view = Pictures.of(3).serve(1, 2).silent(Reason.TIMED_OUT, 3).view();

        assertEquals(
                "removing n1 would leave 1 of 2 voters healthy; 2 are needed (n3 does not answer). Nothing was changed.",
                words(MemberRules.removal(view, member(view, 1))));
    }

    @Test
    void theLastVoterStays() {
        EtcdView view = Pictures.of(1).serve(1).view();

        assertTrue(words(MemberRules.removal(view, member(view, 1))).startsWith("n1 is the only voter"));
    }

    @Test
    void aLearnerMayAlwaysGo() {
        EtcdView view =
                Pictures.of(1).learner(2).serve(1).silent(Reason.REFUSED, 2).view();

        assertEquals("permitted", words(MemberRules.removal(view, member(view, 2))));
    }

    @Test
    void aVoterIsAddedOnlyWhereItMayBeDown() {
        assertEquals(
                "permitted",
                words(MemberRules.addition(Pictures.of(3).serve(1, 2, 3).view(), "n9", NEW, false, false)));
        assertEquals(
                "permitted",
                words(MemberRules.addition(Pictures.of(2).serve(1, 2).view(), "n9", NEW, false, false)));
        assertEquals(
                "a new voter counts as down until it runs: 1 of 2 voters would serve; 2 are needed. Nothing was changed.",
                words(MemberRules.addition(Pictures.of(1).serve(1).view(), "n9", NEW, false, false)));
    }

    @Test
    void aLearnerIsAddedWhateverTheQuorum() {
        EtcdView view = Pictures.of(3).serve(1, 2).silent(Reason.REFUSED, 3).view();

        assertEquals("permitted", words(MemberRules.addition(view, "n9", NEW, true, false)));
    }

    @Test
    void aNameOrAddressThatIsTakenIsNotAddedAgain() {
        EtcdView view = Pictures.of(3).serve(1, 2).silent(Reason.REFUSED, 3).view();

        Optional<UserError> refusal = MemberRules.addition(view, "n3", NEW, true, false);

        assertEquals(
                "remove it first, when it is gone for good: etcd member remove n3",
                refusal.orElseThrow().hint());
    }

    @Test
    void aLearnerThatLagsGetsNoVote() {
        EtcdView view =
                Pictures.of(3).learner(4).serve(1, 2, 3).applied(50).serve(4).view();

        assertEquals(
                "n4 is still catching up: raft index 50 of 100. Nothing was changed.",
                words(MemberRules.promotion(view, member(view, 4), false)));
    }

    @Test
    void aLearnerThatCaughtUpGetsItsVote() {
        EtcdView view =
                Pictures.of(3).learner(4).serve(1, 2, 3).applied(95).serve(4).view();

        assertEquals("permitted", words(MemberRules.promotion(view, member(view, 4), false)));
    }

    @Test
    void versionsThatForgetPromotionsAreNamed() {
        EtcdView view =
                Pictures.of(3).version("3.5.16").learner(4).serve(1, 2, 3, 4).view();

        assertTrue(words(MemberRules.promotion(view, member(view, 4), false)).startsWith("etcd 3.5.16 writes"));
        assertEquals("permitted", words(MemberRules.promotion(view, member(view, 4), true)));
    }

    @Test
    void nobodyJoinsAmidAnUpgrade() {
        EtcdView view = Pictures.of(3)
                .learner(4)
                .serve(1, 2)
                .version("3.5.26")
                .serve(3, 4)
                .view();

        String why =
                "members run different versions: 3.4.23 (n1, n2), 3.5.26 (n3, n4); while an upgrade is under way no"
                        + " member is added or promoted. Nothing was changed.";
        assertEquals(why, words(MemberRules.addition(view, "n9", NEW, true, false)));
        assertEquals(why, words(MemberRules.promotion(view, member(view, 4), false)));
        assertEquals("permitted", words(MemberRules.addition(view, "n9", NEW, true, true)));
    }
}
