// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.Invocation;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.EtcdAdmin;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.quorum.Confirmation;
import io.jumpkit.probe.etcd.quorum.Quorum;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberRef;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.WritePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcd member promote}: gives a learner its vote once it has caught up. */
@Command(
        name = "promote",
        description = "Give a learner its vote",
        footer = {"etcd member promote n3"})
public final class MemberPromoteCommand implements DangerCommand {

    @Parameters(paramLabel = "member", description = "the learner, by name or id")
    private MemberRef target;

    @Option(names = "--despite-version", description = "on etcd 3.5.1 to 3.5.19, or amid an upgrade, too")
    private boolean despiteVersion;

    @Override
    public Class<? extends Record> rows() {
        return ChangeRow.class;
    }

    @Override
    public Danger danger(Invocation in) throws InterruptedException {
        EtcdView view = EtcdProbe.of(in).look(in.cancellation());
        MemberState learner = permitted(view);
        Quorum now = Quorum.of(view);
        int voters = now.voters() + 1;
        int spare = now.healthy() + 1 - Quorum.majority(voters);
        List<Line> evidence = new ArrayList<>(Confirmation.evidence(
                view, (now.healthy() + 1) + " of " + voters + " voters serve, tolerates " + Math.max(0, spare)));
        evidence.add(Line.of("caught up: raft index "
                + learner.status().orElseThrow().raftAppliedIndex() + ", leader "
                + view.leading()
                        .flatMap(MemberState::status)
                        .map(EndpointStatus::raftIndex)
                        .orElse(0L)));
        return Confirmation.danger(
                view,
                learner.member().called(),
                "etcd member promote " + learner.member().id() + "  ("
                        + learner.member().called() + ")",
                evidence,
                Optional.of("none but to remove it and add it again as a learner"));
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdView view = EtcdProbe.of(in).look(in.cancellation());
        Member learner = permitted(view).member();
        MemberChange change = new MemberChange(
                "promoted", learner, list -> list.stream().anyMatch(m -> m.id().equals(learner.id()) && m.voter()));
        return change.make(in, view, admin -> admin.promote(learner.id(), EtcdAdmin.deadline()));
    }

    private MemberState permitted(EtcdView view) {
        WritePath.require(view);
        MemberState learner = target.in(view);
        MemberRules.promotion(view, learner, despiteVersion).ifPresent(refusal -> {
            throw refusal;
        });
        return learner;
    }
}
