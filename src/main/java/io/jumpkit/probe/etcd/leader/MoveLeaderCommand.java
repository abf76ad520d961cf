// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.leader;

import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EtcdAdmin;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Pause;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberRef;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.WritePath;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code etcd move-leader}: has the leader hand over to another voter. */
@Command(
        name = "move-leader",
        description = "Hand leadership to another member",
        footer = {"etcd move-leader n2"})
public final class MoveLeaderCommand implements WriteCommand {
    /** An election takes about one election timeout, 1 s by default; a busy cluster needs more. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Parameters(paramLabel = "member", description = "the voter that is to lead")
    private MemberRef target;

    /**
     * The row of this command.
     *
     * @param moved false when it led already
     */
    record LeaderRow(MemberId id, String name, boolean moved, long raftTerm) {}

    @Override
    public Class<? extends Record> rows() {
        return LeaderRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        MemberState to = target.in(view);
        String name = to.member().called();
        if (view.leader().equals(java.util.Optional.of(to.member().id()))) {
            return Result.text(name + " leads already, nothing was changed");
        }
        refuse(to);
        Endpoint leader = WritePath.leader(view);
        Deadline deadline = Deadline.in(TIMEOUT);
        long start = System.nanoTime();
        Answer<Boolean> answer =
                new EtcdAdmin(probe.client(leader)).moveLeader(to.member().id(), deadline);
        answer.failure()
                .filter(f -> f.reason() == Reason.REJECTED || f.reason() == Reason.AUTH)
                .ifPresent(f -> {
                    throw UserError.refused("etcd refused to move the leader: " + f.detail(), "type: etcd quorum");
                });
        return verified(in, to.member(), deadline, start);
    }

    private static void refuse(MemberState to) {
        if (to.member().learner()) {
            throw UserError.refused(
                    to.member().called() + " is a learner and cannot lead",
                    "type: etcd member promote " + to.member().called());
        }
        if (!to.serving()) {
            throw UserError.refused(
                    to.member().called() + " does not serve: "
                            + to.trouble().map(Answer.Failed::words).orElse("unknown") + "; nothing was changed",
                    "choose a healthy member: etcd members | where healthy");
        }
    }

    /** The answer says that it was asked for; who leads is what counts. */
    private static Result verified(Invocation in, Member to, Deadline deadline, long start)
            throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        while (!deadline.isOver()) {
            EtcdView now = probe.look(in.cancellation());
            if (now.leader().equals(java.util.Optional.of(to.id()))) {
                String took = Durations.words(Duration.ofNanos(System.nanoTime() - start));
                return Result.of(
                                List.of(new LeaderRow(to.id(), to.called(), true, now.term())),
                                io.jumpkit.output.View.lines(List.of()))
                        .note(Mark.GOOD, to.called() + " leads, raft term " + now.term() + ", after " + took);
            }
            Pause.about(BETWEEN_LOOKS, deadline, in.cancellation());
        }
        return Result.done()
                .note(Mark.WARN, to.called() + " was asked to lead and does not yet")
                .exit(ExitCode.UNVERIFIED)
                .next("etcd quorum");
    }
}
