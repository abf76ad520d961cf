// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EtcdAdmin;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.Pause;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.probe.etcd.quorum.Quorum;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.WritePath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One change of the membership, from the look before it to the look after it.
 *
 * @param change the word for it in the past tense, such as {@code removed}
 * @param happened whether a member list shows that it happened
 */
record MemberChange(String change, Member member, Predicate<List<Member>> happened) {
    private static final Duration MOMENT = Duration.ofSeconds(2);

    /** Makes the change through whoever leads, then looks whether it happened. */
    <T> Result make(Invocation in, EtcdView before, Function<EtcdAdmin, Answer<T>> act) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        String name = MemberNodes.called(in.session().requireCluster(), member);
        Endpoint through = WritePath.require(before);
        Answer<T> answer = act.apply(new EtcdAdmin(probe.client(through)));
        Optional<Answer.Failed<T>> failed = answer.failure();
        if (failed.isPresent() && failed.get().reason().isNo()) {
            throw UserError.refused(
                    "etcd refused: " + failed.get().detail() + ". Nothing was changed.", "type: etcd quorum");
        }
        EtcdView after = calm(probe, in);
        List<Member> list = after.members().stream().map(MemberState::member).toList();
        if (after.listed().isPresent() && happened.test(list)) {
            return done(after, name);
        }
        String why = failed.map(f -> "no clear answer (" + f.words() + ")").orElse("etcd said yes");
        return Result.done()
                .note(Mark.BAD, name + ": " + why + ", and the member list does not show it as " + change)
                .exit(ExitCode.UNVERIFIED)
                .next("etcd members", "etcd quorum");
    }

    /** A member that has just got its vote needs a moment until it serves with it. */
    private EtcdView calm(EtcdProbe probe, Invocation in) throws InterruptedException {
        Deadline deadline = Deadline.in(MOMENT);
        EtcdView after = probe.look(in.cancellation());
        while (!deadline.isOver() && isNotReady(after)) {
            Pause.about(Duration.ofMillis(200), deadline, in.cancellation());
            after = probe.look(in.cancellation());
        }
        return after;
    }

    private boolean isNotReady(EtcdView after) {
        return after.member(member.id())
                .filter(m -> m.member().voter() && m.member().started())
                .filter(m -> m.trouble().isPresent())
                .isPresent();
    }

    private Result done(EtcdView after, String name) {
        Quorum quorum = Quorum.of(after);
        ChangeRow row = new ChangeRow(change, member.id(), name, quorum.voters(), quorum.healthy(), quorum.tolerates());
        Result result = Result.of(List.of(row), View.lines(List.of()))
                .note(
                        Mark.GOOD,
                        name + " (" + member.id() + ") " + change + ": " + quorum.voters() + " voters, "
                                + quorum.healthy() + " serve, tolerates " + quorum.tolerates());
        return result.extra(
                "members", after.members().stream().map(m -> m.member()).toList());
    }
}
