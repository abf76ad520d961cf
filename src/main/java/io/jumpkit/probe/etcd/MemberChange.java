// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import java.time.Duration;
import java.util.ArrayList;
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
    /** etcd gives a change 7 s (its request timeout with the default election timeout); then its word has come. */
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** What stands in a confirmation: who serves now, and what would be left. */
    static List<Line> evidence(EtcdView view, String after) {
        List<Line> lines = new ArrayList<>();
        Quorum now = Quorum.of(view);
        lines.add(Line.of("now    " + now.healthy() + " of " + now.voters() + " voters serve, tolerates "
                + now.tolerates() + " (" + now.standing() + ")"));
        if (!after.isEmpty()) {
            lines.add(Line.of("after  " + after));
        }
        return lines;
    }

    /** The fingerprint that a confirmation shows. */
    static String fingerprint(EtcdView view) {
        return "etcd cluster " + view.clusterId().map(Object::toString).orElse("unknown");
    }

    /** What a confirmation shows of a change. */
    static DangerCommand.Danger danger(
            EtcdView view, String target, String what, List<Line> evidence, Optional<String> undo) {
        return new DangerCommand.Danger(target, fingerprint(view), what, evidence, undo);
    }

    /** Makes the change through whoever leads, then looks whether it happened. */
    <T> Result make(Invocation in, EtcdView before, Function<EtcdAdmin, Answer<T>> act) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        Endpoint through = WritePath.require(before);
        Answer<T> answer = act.apply(new EtcdAdmin(probe.client(through)));
        Optional<Answer.Failed<T>> failed = answer.failure();
        if (failed.isPresent() && isNo(failed.get().reason())) {
            throw UserError.refused(
                    "etcd refused: " + failed.get().detail() + ". Nothing was changed.", "type: etcd quorum");
        }
        EtcdView after = probe.look(in.cancellation());
        List<Member> list = after.members().stream().map(MemberState::member).toList();
        if (after.listed().isPresent() && happened.test(list)) {
            return done(after);
        }
        String why = failed.map(f -> "no clear answer (" + f.words() + ")").orElse("etcd said yes");
        return Result.done()
                .note(Mark.BAD, member.called() + ": " + why + ", and the member list does not show it as " + change)
                .exit(ExitCode.UNVERIFIED)
                .next("etcd members", "etcd quorum");
    }

    /** A clear no, as against silence after which it may have happened all the same. */
    static boolean isNo(Reason reason) {
        return switch (reason) {
            case REJECTED, AUTH, REFUSED, NO_ROUTE, DNS, TLS, NOT_ETCD, NOT_STARTED, NO_LEADER -> true;
            case TIMED_OUT, CUT, CANCELLED, ALARM -> false;
        };
    }

    private Result done(EtcdView after) {
        Quorum quorum = Quorum.of(after);
        ChangeRow row = new ChangeRow(
                change, member.id(), member.called(), quorum.voters(), quorum.healthy(), quorum.tolerates());
        Result result = Result.of(List.of(row), View.lines(List.of()))
                .note(
                        Mark.GOOD,
                        member.called() + " (" + member.id() + ") " + change + ": " + quorum.voters() + " voters, "
                                + quorum.healthy() + " serve, tolerates " + quorum.tolerates());
        return result.extra(
                "members", after.members().stream().map(m -> m.member()).toList());
    }

    /** The time that a change has. */
    static Deadline deadline() {
        return Deadline.in(TIMEOUT);
    }
}
