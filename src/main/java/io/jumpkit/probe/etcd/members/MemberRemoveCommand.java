// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.Invocation;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.probe.etcd.client.EtcdAdmin;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.probe.etcd.quorum.Confirmation;
import io.jumpkit.probe.etcd.quorum.Quorum;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberRef;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.Versions;
import io.jumpkit.probe.etcd.survey.WritePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code etcd member remove}: takes a member out for good, where what remains keeps a quorum of healthy voters. */
@Command(
        name = "remove",
        description = "Take a member out for good",
        footer = {"etcd member remove n3", "etcd member remove ab3f11c6a123f7f8"})
public final class MemberRemoveCommand implements DangerCommand {

    @Parameters(paramLabel = "member", description = "the member to remove, by name or id")
    private MemberRef target;

    @Override
    public Class<? extends Record> rows() {
        return ChangeRow.class;
    }

    @Override
    public Danger danger(Invocation in) throws InterruptedException {
        EtcdView view = EtcdProbe.of(in).look(in.cancellation());
        MemberState member = permitted(view);
        Quorum after = Quorum.without(view, member.member().id());
        List<Line> evidence = new ArrayList<>(Confirmation.evidence(
                view, after.healthy() + " of " + after.voters() + " voters serve, tolerates " + after.tolerates()));
        if (view.leader().equals(Optional.of(member.member().id()))) {
            evidence.add(Line.of(Style.WARN, "it leads: an election follows; to avoid it: etcd move-leader MEMBER"));
        } else if (member.serving()) {
            evidence.add(Line.of(
                    Style.WARN,
                    member.alarms().isEmpty()
                            ? "it is healthy now"
                            : "it serves, with the alarm " + member.alarmKinds()));
        }
        Versions.of(view)
                .keepsRemoved()
                .ifPresent(v -> evidence.add(Line.of(
                        Style.WARN,
                        "etcd " + v + ": it may come back on an upgrade to 3.6 (" + Versions.REMOVALS + "); go to "
                                + Versions.MENDED + " first")));
        String name = MemberNodes.called(in.session().requireCluster(), member.member());
        return Confirmation.danger(
                view,
                name,
                "etcd member remove " + member.member().id() + "  (" + name + ", "
                        + String.join(", ", member.member().peerUrls()) + ")",
                evidence,
                Optional.empty());
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdView view = EtcdProbe.of(in).look(in.cancellation());
        Member member = permitted(view).member();
        MemberChange change =
                new MemberChange("removed", member, list -> list.stream().noneMatch(m -> m.id().equals(member.id())));
        return change.make(in, view, admin -> admin.remove(member.id(), EtcdAdmin.deadline()));
    }

    private MemberState permitted(EtcdView view) {
        WritePath.require(view);
        MemberState member = target.in(view);
        MemberRules.removal(view, member).ifPresent(refusal -> {
            throw refusal;
        });
        return member;
    }
}
