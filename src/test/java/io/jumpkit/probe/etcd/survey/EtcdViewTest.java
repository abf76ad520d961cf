// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.output.Note;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import io.jumpkit.probe.etcd.client.Alarm;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EtcdViewTest {

    @Test
    void silentMembersAreKnownFromTheListsOfTheOthers() {
        EtcdView view = Pictures.of(3).serve(1, 2).silent(Reason.REFUSED, 3).view();

        assertEquals(3, view.members().size());
        assertEquals(
                Reason.REFUSED,
                view.member(new MemberId(3))
                        .orElseThrow()
                        .trouble()
                        .orElseThrow()
                        .reason());
    }

    @Test
    void anEndpointThatBelongsToNobodyIsKeptApart() {
        EtcdView view =
                Pictures.of(3).serve(1, 2, 3).silent(Reason.TIMED_OUT, 9).view();

        assertEquals(3, view.members().size());
        assertEquals("http://10.0.1.9:2379", view.silent().get(0).endpoint().toString());
    }

    @Test
    void theMembersOfLastTimeAreRemembered() {
        Survey nothing = new Survey(
                List.of(Opinion.silent(Endpoint.parse("http://10.0.1.1:2379"), Answer.failed(Reason.TIMED_OUT, ""))),
                Instant.EPOCH);

        EtcdView view = EtcdView.of(nothing, List.of(Pictures.member(1, false), Pictures.member(2, false)));

        assertEquals(2, view.members().size());
        assertTrue(view.listed().isEmpty());
        assertTrue(view.silent().isEmpty());
    }

    @Test
    void aRemovedMemberThatStillRunsIsAStranger() {
        EtcdView view = Pictures.of(3).serve(1, 2, 3).serve(8).view();

        assertEquals(1, view.strangers().size());
        assertEquals(1, view.clusterIds().size());
    }

    @Test
    void theHighestTermNamesTheLeader() {
        EtcdView view = Pictures.of(3)
                .following(1, 7)
                .stuck(1)
                .following(3, 8)
                .serve(2, 3)
                .view();

        assertEquals(Optional.of(new MemberId(3)), view.leader());
        assertEquals(8, view.term());
    }

    @Test
    void alarmsAreReadFromTheSentencesOfAStatus() {
        assertEquals(
                List.of(new Alarm(MemberId.ofDecimal("15985099378392235803"), "NOSPACE")),
                Alarm.among(List.of("etcdserver: no leader", "memberID:15985099378392235803 alarm:NOSPACE ")));
        assertEquals(List.of(new Alarm(MemberId.NONE, "CORRUPT")), Alarm.among(List.of("alarm:CORRUPT")));
    }

    @Test
    void theAlarmOfARemovedMemberGoesOnToCount() {
        EtcdView view =
                Pictures.of(3).saying("memberID:9 alarm:NOSPACE").serve(1, 2, 3).view();

        Alarm alarm = new Alarm(new MemberId(9), "NOSPACE");
        assertEquals(List.of(alarm), view.alarms());
        assertTrue(view.owner(alarm).endsWith("9, which is no longer a member"), view.owner(alarm));
        assertTrue(view.members().stream().allMatch(m -> m.alarms().isEmpty()));
    }

    @Test
    void whatARemovedMemberSaysOfAlarmsIsOld() {
        EtcdView view = Pictures.of(4)
                .serve(1, 2, 3)
                .saying("memberID:2 alarm:NOSPACE")
                .serve(4)
                .removed(4)
                .view();

        assertEquals(List.of(), view.alarms());
        assertTrue(view.member(new MemberId(2)).orElseThrow().alarms().isEmpty());
        assertEquals(1, view.strangers().size());
    }

    @Test
    void endpointsAreReadWithAndWithoutPort() {
        assertEquals(new Endpoint(true, "db.example.com", 2379), Endpoint.parse("https://db.example.com"));
        assertEquals(new Endpoint(false, "10.0.1.1", 4001), Endpoint.parse("http://10.0.1.1:4001"));
        assertTrue(Endpoint.of("unix:///run/etcd.sock").isEmpty());
    }

    @Test
    void aMemberWithAnotherListThanTheOthersIsNamed() {
        EtcdView view = Pictures.of(3)
                .learner(4)
                .serve(1, 2)
                .applied(50)
                .lacking(4)
                .serve(3)
                .view();

        assertEquals(
                List.of(
                        "n3 has another member list than the others: without n4; if that stays so, it is behind for good"
                                + " or was changed alone"),
                Remarks.about(Result.of(List.of(), View.lines(List.of())), view).notes().stream()
                        .map(Note::text)
                        .toList());
    }
}
