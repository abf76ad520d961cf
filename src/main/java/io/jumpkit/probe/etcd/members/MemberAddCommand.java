// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.EtcdAdmin;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.Pause;
import io.jumpkit.probe.etcd.quorum.Confirmation;
import io.jumpkit.probe.etcd.quorum.Quorum;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.WritePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcd member add}: makes room for a member, and says what it must be started with. */
@Command(
        name = "add",
        description = "Make room for a member and say how to start it",
        footer = {"etcd member add n3 --learner", "etcd member add n3 --peer-urls http://10.0.1.13:2380 --learner"})
public final class MemberAddCommand implements DangerCommand {
    /** After a change etcd refuses the next until all members were connected for 5 s (HealthInterval in server.go). */
    private static final Duration RETRY_FOR = Duration.ofSeconds(15);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final String TRY_AGAIN = "unhealthy cluster";

    @Parameters(paramLabel = "name", description = "the name it will start with, usually its node's")
    private String name;

    @Option(
            names = "--peer-urls",
            split = ",",
            paramLabel = "URL",
            description = "where its peers reach it; made from the inventory's address when left out")
    private List<String> peerUrls;

    @Option(names = "--learner", description = "without a vote until promoted: the quorum stays as it is")
    private boolean learner;

    @Option(
            names = "--as",
            paramLabel = "learner|voter",
            description = "the same in a word; what etcd member joins says")
    private String as;

    @Option(names = "--despite-version", description = "amid an upgrade, or a learner on etcd 3.5.1 to 3.5.19, too")
    private boolean despiteVersion;

    @Override
    public Class<? extends Record> rows() {
        return StartRow.class;
    }

    @Override
    public Danger danger(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        List<String> urls = permitted(view, probe);
        List<Line> evidence = new ArrayList<>(Confirmation.evidence(view, after(view)));
        evidence.add(Line.of(Style.DIM, "it must start with an empty data directory"));
        return Confirmation.danger(
                view,
                name,
                "etcd member add " + name + " at " + String.join(",", urls) + (withoutVote() ? " as a learner" : ""),
                evidence,
                Optional.of("etcd member remove, by the id it gets"));
    }

    private String after(EtcdView view) {
        Quorum now = Quorum.of(view);
        if (withoutVote()) {
            return "the same: a learner has no vote";
        }
        int needed = Quorum.majority(now.voters() + 1);
        return now.healthy() + " of " + (now.voters() + 1) + " voters serve until it runs, tolerates "
                + Math.max(0, now.healthy() - needed);
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        List<String> urls = permitted(view, probe);
        EtcdAdmin admin = new EtcdAdmin(probe.client(WritePath.require(view)));
        Deadline retries = Deadline.in(RETRY_FOR);
        Answer<EtcdAdmin.Addition> answer = admin.add(urls, withoutVote(), EtcdAdmin.deadline());
        while (wantsRetry(answer) && !retries.isOver()) {
            in.console().live(List.of(Line.of("etcd is not ready for a change yet (unhealthy cluster), trying again")));
            Pause.about(BETWEEN_TRIES, retries, in.cancellation());
            answer = admin.add(urls, withoutVote(), EtcdAdmin.deadline());
        }
        in.console().live(List.of());
        return outcome(in, answer, urls);
    }

    private static boolean wantsRetry(Answer<?> answer) {
        return answer.failure().filter(f -> f.detail().contains(TRY_AGAIN)).isPresent();
    }

    private Result outcome(Invocation in, Answer<EtcdAdmin.Addition> answer, List<String> urls)
            throws InterruptedException {
        Optional<Answer.Failed<EtcdAdmin.Addition>> failed = answer.failure();
        if (failed.isEmpty()) {
            EtcdAdmin.Addition done = answer.value().orElseThrow();
            return started(done.added(), done.members());
        }
        if (failed.get().reason().isNo()) {
            throw UserError.refused(
                    "etcd refused: " + failed.get().detail() + ". Nothing was changed.", "type: etcd quorum");
        }
        EtcdView view = EtcdProbe.of(in).look(in.cancellation());
        List<Member> list = view.members().stream().map(MemberState::member).toList();
        Optional<Member> there =
                list.stream().filter(m -> m.peerUrls().equals(urls)).findFirst();
        return there.map(m -> started(m, list)).orElseGet(() -> Result.done()
                .note(Mark.BAD, "no clear answer (" + failed.get().words() + "), and no member list shows it")
                .exit(ExitCode.UNVERIFIED)
                .next("etcd members"));
    }

    private Result started(Member added, List<Member> members) {
        return MemberEnvironmentCommand.result(StartRow.of(added, name, members), false)
                .note(
                        Mark.GOOD,
                        name + " (" + added.id() + ") added" + (withoutVote() ? " as a learner" : "")
                                + "; it does not run yet");
    }

    private boolean withoutVote() {
        if (as == null || as.equals("learner")) {
            return learner || as != null;
        }
        if (!as.equals("voter")) {
            throw UserError.usage("'" + as + "' is neither learner nor voter", "ask: etcd member joins");
        }
        if (learner) {
            throw UserError.usage("a learner is no voter", "give --learner or --as voter, not both");
        }
        return false;
    }

    private List<String> permitted(EtcdView view, EtcdProbe probe) {
        WritePath.require(view);
        List<String> urls = PeerUrls.givenOrOf(peerUrls, name, view, probe.cluster());
        MemberRules.addition(view, name, urls, withoutVote(), despiteVersion).ifPresent(refusal -> {
            throw refusal;
        });
        return urls;
    }
}
