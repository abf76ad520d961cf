// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberRef;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.etcd.survey.Remarks;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcd member environment}: what a member that was added must be started with; the same that the add said. */
@Command(
        name = "environment",
        description = "Say what an added member must be started with",
        footer = {"etcd member environment http://10.0.1.13:2380 --name n3", "etcd member environment n3 --flags"})
public final class MemberEnvironmentCommand implements ReadCommand {

    @Parameters(paramLabel = "member", description = "the member, by id, peer URL or name")
    private MemberRef target;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "the name it is to start with; its node's when left out")
    private String name;

    @Option(names = "--flags", description = "as etcd's flags, for a manifest or a container")
    private boolean flags;

    @Override
    public Class<? extends Record> rows() {
        return StartRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        List<Member> members = view.members().stream().map(MemberState::member).toList();
        Member member = target.in(view).member();
        String called = Optional.ofNullable(name)
                .or(() -> Optional.of(member.name()).filter(n -> !n.isEmpty()))
                .or(() -> MemberNodes.of(probe.cluster(), member).map(Node::name))
                .orElseThrow(() -> UserError.usage(
                        "member " + member.id() + " has no name yet and no node of the inventory has its address",
                        "say it: --name NAME"));
        refuseNameless(members, member);
        return Remarks.about(result(StartRow.of(member, called, members), flags), view);
    }

    /** Another member without a name would stand in the list as nobody. */
    private static void refuseNameless(List<Member> members, Member member) {
        members.stream()
                .filter(m -> !m.started() && !m.id().equals(member.id()))
                .findFirst()
                .ifPresent(m -> {
                    throw UserError.refused(
                            "member " + m.id() + " was never started either, so its name is not known",
                            "start or remove it first: etcd member remove " + m.id());
                });
    }

    static Result result(StartRow row, boolean flags) {
        List<String> lines = flags ? row.flags() : row.environment();
        return Result.of(List.of(row), View.lines(lines.stream().map(Line::of).toList()))
                .extra("initial_cluster", row.initialCluster());
    }
}
