// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.quorum;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberRef;
import io.jumpkit.probe.etcd.survey.MemberRow;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.Remarks;
import io.jumpkit.probe.etcd.survey.Survey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code etcd quorum}: whether writes go through, and how many more members may fail. */
@Command(
        name = "quorum",
        description = "Say whether a majority serves, and what it tolerates",
        footer = {"etcd quorum", "etcd quorum --without n3", "etcd quorum --without n3 | expect writable"})
public final class QuorumCommand implements ReadCommand {
    /** Survey and a look at the hosts together; an operator waits no longer than this. */
    private static final Duration IN_ALL = Duration.ofMillis(2300);

    @Option(
            names = "--without",
            paramLabel = "MEMBER",
            description = "count as if this member were removed from the membership")
    private MemberRef without;

    @Override
    public Class<? extends Record> rows() {
        return QuorumRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        Deadline end = Deadline.in(IN_ALL);
        EtcdProbe probe = EtcdProbe.of(in);
        Survey survey = probe.survey(in.cancellation());
        EtcdView view = probe.view(survey);
        if (!view.rivals().isEmpty() && !end.isOver()) {
            // An election between two answers looks like two leaders; the second look tells.
            survey = probe.survey(in.cancellation());
            view = probe.view(survey);
        }
        EtcdView seen = view;
        Optional<MemberState> removed = Optional.ofNullable(without).map(m -> m.in(seen));
        Quorum quorum = removed.map(m -> Quorum.without(seen, m.member().id())).orElseGet(() -> Quorum.of(seen));
        Map<MemberId, String> hosts = new HostCheck(in.session(), end).of(seen, in.cancellation());
        QuorumScreen screen = new QuorumScreen(quorum, seen, removed, probe.leaderless(survey), hosts);
        Result result = Result.of(List.of(QuorumRow.of(quorum, seen, removed)), View.lines(screen.lines()))
                .extra(
                        "members",
                        seen.members().stream()
                                .map(m -> MemberRow.of(m, seen, probe.cluster()))
                                .toList());
        return advised(Remarks.about(result, seen), quorum, seen, probe).exit(exit(quorum, seen));
    }

    private static Result advised(Result result, Quorum quorum, EtcdView view, EtcdProbe probe) {
        List<String> next = Advice.next(quorum, view, probe.cluster());
        Result out = next.isEmpty() ? result : result.next(next.toArray(String[]::new));
        boolean even = quorum.voters() > 0 && quorum.voters() % 2 == 0;
        return even
                ? out.note(
                        Mark.NONE,
                        quorum.voters() + " voters tolerate no more failures than " + (quorum.voters() - 1) + " would")
                : out;
    }

    /** A quorum that an alarm keeps from writing is ill, however many serve. */
    private static ExitCode exit(Quorum quorum, EtcdView view) {
        ExitCode exit = quorum.standing().exit();
        return exit == ExitCode.DONE && !view.alarms().isEmpty() ? ExitCode.ILL : exit;
    }
}
