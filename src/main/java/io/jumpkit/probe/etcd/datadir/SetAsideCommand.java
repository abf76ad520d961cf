// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.datadir;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.probe.etcd.node.NodeScripts;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.probe.host.AsRoot;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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
        footer = {"etcd data-dir set-aside n3", "etcd data-dir set-aside @etcd"})
public final class SetAsideCommand implements WriteCommand {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "nodes", description = "the nodes whose etcd is stopped")
    private NodeSet nodes;

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
        List<Node> all = in.session().requireCluster().nodes(nodes);
        refuseMembers(in, all);
        String stamp = STAMP.format(in.session().clock().instant());
        Map<Node, AsideRow> moves = new LinkedHashMap<>();
        List<String> empty = new ArrayList<>();
        for (NodeResult said : DataDirCommand.ask(in, all)) {
            AsideRow move = move(said, stamp);
            if (DataDirRow.of(said, Optional.empty()).exists().orElse(true)) {
                moves.put(said.node(), move);
            } else {
                empty.add(said.node() + ": there is no " + move.path());
            }
        }
        if (!moves.isEmpty()) {
            moveAll(in, moves);
        }
        return result(moves.values(), empty);
    }

    private static void moveAll(Invocation in, Map<Node, AsideRow> moves) {
        Map<Node, RemoteCommand> commands = new LinkedHashMap<>();
        moves.forEach((node, move) -> commands.putAll(AsRoot.on(
                List.of(node),
                NodeScripts.read("set-aside.sh"),
                Map.of("DIR", move.path(), "ASIDE", move.aside()),
                TIMEOUT)));
        for (NodeResult result : in.session().remote().run(commands, Progress.NONE, in.cancellation())) {
            if (!result.ok()) {
                throw failed(result);
            }
        }
    }

    private static Result result(Collection<AsideRow> moved, List<String> empty) {
        Result result = Result.of(List.copyOf(moved), View.lines(List.of()));
        for (AsideRow row : moved) {
            result = result.note(
                    Mark.GOOD, row.node() + ": " + row.path() + " is now " + row.aside() + "; to undo, move it back");
        }
        for (String nothing : empty) {
            result = result.note(Mark.GOOD, nothing);
        }
        return result;
    }

    /** A member that lost its data and comes back under its old identity breaks its promises to the others. */
    private void refuseMembers(Invocation in, List<Node> all) throws InterruptedException {
        if (stillMember || in.session().requireCluster().etcd().isEmpty()) {
            return;
        }
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        Optional<Member> listed = view.members().stream()
                .map(MemberState::member)
                .filter(m -> m.started()
                        && MemberNodes.of(probe.cluster(), m)
                                .filter(all::contains)
                                .isPresent())
                .findFirst();
        if (view.quorumSeen() && listed.isPresent()) {
            throw UserError.refused(
                    listed.get().called() + " is still member " + listed.get().id()
                            + ", which cannot start again without its data. Nothing was changed.",
                    "remove it first: etcd member remove " + listed.get().called());
        }
    }

    /** Asked of all before anything is moved. */
    private static AsideRow move(NodeResult said, String stamp) {
        Node node = said.node();
        DataDirRow row = DataDirRow.of(said, Optional.empty());
        if (row.running().orElse(false)) {
            throw UserError.refused(
                    "etcd runs on " + node + ". Nothing was changed.", "service stop etcd --on " + node);
        }
        String path = row.path()
                .orElseThrow(() -> UserError.of(
                        row.answered() ? ExitCode.REFUSED : ExitCode.UNANSWERED,
                        "where etcd's data is on " + node + " is not known: "
                                + row.reason().orElse("no unit and no manifest names it"),
                        "etcd data-dir --on " + node));
        return new AsideRow(node.name(), path, path.replaceAll("/+$", "") + ".aside-" + stamp);
    }

    private static UserError failed(NodeResult result) {
        String said = result.err().lines().findFirst().orElse(result.detail());
        boolean unclear = !result.outcome().answered() && !result.outcome().unreachable();
        return UserError.of(
                unclear ? ExitCode.UNVERIFIED : ExitCode.REFUSED,
                result.node() + ": " + said,
                "look: etcd data-dir --on " + result.node());
    }
}
