// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.Invocation;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.probe.etcd.client.EtcdAdmin;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.quorum.Confirmation;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberRef;
import io.jumpkit.probe.etcd.survey.WritePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcd member update}: tells the members where another one's peers reach it. */
@Command(
        name = "update",
        description = "Change the peer URLs of a member",
        footer = {"etcd member update n3 --peer-urls http://10.0.1.13:2380"})
public final class MemberUpdateCommand implements DangerCommand {

    @Parameters(paramLabel = "member", description = "the member, by name or id")
    private MemberRef target;

    @Option(
            names = "--peer-urls",
            required = true,
            split = ",",
            paramLabel = "URL",
            description = "all its peer URLs, not only those that change")
    private List<String> peerUrls;

    @Override
    public Class<? extends Record> rows() {
        return ChangeRow.class;
    }

    @Override
    public Danger danger(Invocation in) throws InterruptedException {
        EtcdView view = EtcdProbe.of(in).look(in.cancellation());
        Member member = permitted(view);
        String old = String.join(",", member.peerUrls());
        List<Line> evidence = new ArrayList<>(Confirmation.evidence(view, ""));
        evidence.add(Line.of(Style.WARN, "the others dial the new URLs at once: they must lead to " + member.called()));
        return Confirmation.danger(
                view,
                member.called(),
                "etcd member update " + member.id() + "  from " + old + " to " + String.join(",", peerUrls),
                evidence,
                Optional.of("etcd member update " + member.id() + " --peer-urls " + old));
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdView view = EtcdProbe.of(in).look(in.cancellation());
        Member member = permitted(view);
        MemberChange change = new MemberChange("updated", member, list -> list.stream()
                .anyMatch(m -> m.id().equals(member.id())
                        && m.peerUrls().stream()
                                .sorted()
                                .toList()
                                .equals(peerUrls.stream().sorted().toList())));
        return change.make(in, view, admin -> admin.update(member.id(), peerUrls, EtcdAdmin.deadline()));
    }

    private Member permitted(EtcdView view) {
        PeerUrls.check(peerUrls);
        WritePath.require(view);
        return target.in(view).member();
    }
}
