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

    /** The last step would refuse it, when the dead one is long gone. */
    @Test
    void aLearnerThatWouldNotGetItsVoteIsNotAdded() {
        EtcdView two = Pictures.of(2).version("3.5.16").serve(1, 2).view();
        EtcdView one = Pictures.of(1).version("3.5.16").serve(1).view();

        UserError refusal = MemberRules.addition(two, "n9", NEW, true, false).orElseThrow();
        assertTrue(refusal.what().startsWith("etcd 3.5.16 writes a promotion only half"), refusal.what());
        assertEquals(
                "add it with its vote at once: etcd member add n9, or take it on you: --despite-version",
                refusal.hint());
        assertEquals(
                "upgrade to 3.5.26 or later first, or take it on you: --despite-version",
                MemberRules.addition(one, "n9", NEW, true, false).orElseThrow().hint());
        assertEquals("permitted", words(MemberRules.addition(two, "n9", NEW, true, true)));
        assertEquals("permitted", words(MemberRules.addition(two, "n9", NEW, false, false)));
    }

    @Test
    void whoJoinsIsALearnerUnlessItsPromotionWouldBeForgotten() {
        Pictures two = Pictures.of(2).version("3.5.16").serve(1, 2);
        Pictures three = Pictures.of(3).version("3.5.16").serve(1, 2).silent(Reason.REFUSED, 3);

        assertEquals("learner", joins(Pictures.of(2).serve(1, 2).view(), Optional.empty()));
        assertEquals("voter", joins(two.view(), Optional.empty()));
        assertEquals("voter", joins(three.view(), Optional.of(new MemberId(3))));
        assertEquals(
                "nobody: etcd 3.5.16 writes a promotion only half (3.5.1 to 3.5.19), and an upgrade to 3.6 then stops"
                        + " (etcd-io/etcd#19557); and with a voter more, 1 of 2 would serve until it runs: upgrade to"
                        + " 3.5.26 or later first",
                joins(Pictures.of(1).version("3.5.16").serve(1).view(), Optional.empty()));
        assertEquals(
                "nobody: no member says which version it runs",
                joins(Pictures.of(1).silent(Reason.REFUSED, 1).view(), Optional.empty()));
        assertTrue(joins(Pictures.of(2).serve(1).version("3.5.26").serve(2).view(), Optional.empty())
                .startsWith("nobody: members run different versions"));
    }

    private static String joins(EtcdView view, Optional<MemberId> without) {
        JoinRow row = JoinRow.of(view, without);
        return row.joinsAs().orElseGet(() -> "nobody: " + row.reason().orElseThrow());
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
