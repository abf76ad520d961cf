// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import io.jumpkit.probe.host.AsRoot;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcd data-dir set-aside}: makes room for an empty data directory; what was there stays beside it. */
@Command(
        name = "set-aside",
        description = "Move a stopped member's data aside, deleting nothing",
        footer = {"etcd data-dir set-aside n3"})
final class SetAsideCommand implements WriteCommand {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "node", description = "the node whose etcd is stopped")
    private Node node;

    @Option(
            names = "--still-member",
            description = "though a majority still lists it: its data is damaged and comes back from the others")
    private boolean stillMember;

    /** The row: where the data was and where it is now. */
    record AsideRow(String node, String path, String aside) {}

    @Override
    public Class<? extends Record> rows() {
        return AsideRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        refuseMember(in);
        String path = found(in);
        String aside = path.replaceAll("/+$", "") + ".aside-"
                + STAMP.format(in.session().clock().instant());
        NodeResult result = in.session()
                .remote()
                .run(
                        AsRoot.on(
                                List.of(node),
                                NodeScripts.read("set-aside.sh"),
                                Map.of("DIR", path, "ASIDE", aside),
                                TIMEOUT),
                        Progress.NONE,
                        in.cancellation())
                .get(0);
        if (!result.ok()) {
            throw failed(result);
        }
        return Result.of(List.of(new AsideRow(node.name(), path, aside)), View.lines(List.of()))
                .note(Mark.GOOD, node + ": " + path + " is now " + aside + "; to undo, move it back");
    }

    /** A member that lost its data and comes back under its old identity breaks its promises to the others. */
    private void refuseMember(Invocation in) throws InterruptedException {
        if (stillMember || in.session().requireCluster().etcd().isEmpty()) {
            return;
        }
        EtcdProbe probe = EtcdProbe.of(in.session());
        EtcdView view = probe.look(in.cancellation());
        Optional<Member> listed = view.members().stream()
                .map(MemberState::member)
                .filter(m -> m.started() && MemberNodes.of(probe.cluster(), m).equals(Optional.of(node)))
                .findFirst();
        if (view.quorumSeen() && listed.isPresent()) {
            throw UserError.refused(
                    node + " is still member " + listed.get().id() + ", which cannot start again without its data."
                            + " Nothing was changed.",
                    "remove it first: etcd member remove " + listed.get().called());
        }
    }

    private String found(Invocation in) {
        NodeResult result = DataDirCommand.ask(in, List.of(node)).get(0);
        DataDirRow row = DataDirRow.of(result, Optional.empty());
        if (row.running().orElse(false)) {
            throw UserError.refused(
                    "etcd runs on " + node + ". Nothing was changed.", "service stop etcd --on " + node);
        }
        return row.path()
                .orElseThrow(() -> UserError.of(
                        row.answered() ? ExitCode.REFUSED : ExitCode.UNANSWERED,
                        "where etcd's data is on " + node + " is not known: "
                                + row.reason().orElse("no unit and no manifest names it"),
                        "etcd data-dir --on " + node));
    }

    private UserError failed(NodeResult result) {
        String said = result.err().lines().findFirst().orElse(result.detail());
        boolean unclear = !result.outcome().answered() && !result.outcome().unreachable();
        return UserError.of(
                unclear ? ExitCode.UNVERIFIED : ExitCode.REFUSED,
                node + ": " + said,
                "look: etcd data-dir --on " + node);
    }
}
