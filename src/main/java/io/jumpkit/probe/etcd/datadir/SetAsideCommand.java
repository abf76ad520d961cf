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
    /** How {@code set-aside.sh} ends when something could not be moved; before that it moved nothing. */
    private static final int CANNOT_MOVE = 6;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "nodes", description = "the nodes whose etcd is stopped")
    private NodeSet nodes;

    @Option(
            names = "--still-member",
            description = "though a majority still lists it: its data is damaged and comes back from the others")
    private boolean stillMember;

    /**
     * The row: where the data was and where it is now.
     *
     * @param walDir where the write-ahead log was, where that is a place of its own with something in it
     */
    record AsideRow(String node, String path, String aside, Optional<String> walDir, Optional<String> walAside) {
        /** A disk that is mounted there stays, and what was in it is in a folder on it. */
        boolean within() {
            return aside.startsWith(path.replaceAll("/*$", "/"));
        }
    }

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
            DataDirRow row = DataDirRow.of(said, Optional.empty());
            boolean bare = row.mounted() && row.empty().orElse(false);
            if ((row.exists().orElse(true) && !bare) || move.walDir().isPresent()) {
                moves.put(said.node(), move);
            } else {
                empty.add(said.node() + (bare ? ": nothing is in " : ": there is no ") + move.path());
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
                Map.of(
                        "DIR", move.path(),
                        "ASIDE", move.aside(),
                        "WAL_DIR", move.walDir().orElse(""),
                        "WAL_ASIDE", move.walAside().orElse("")),
                TIMEOUT)));
        List<NodeResult> results = in.session().remote().run(commands, Progress.NONE, in.cancellation());
        List<String> moved = results.stream()
                .filter(NodeResult::ok)
                .map(r -> r.node().name())
                .toList();
        for (NodeResult result : results) {
            if (!result.ok()) {
                throw failed(result, moved, moves.get(result.node()));
            }
        }
    }

    private static Result result(Collection<AsideRow> moved, List<String> empty) {
        Result result = Result.of(List.copyOf(moved), View.lines(List.of()));
        for (AsideRow row : moved) {
            result = result.note(
                    Mark.GOOD,
                    row.node() + ": " + (row.within() ? "what was in " : "") + row.path() + " is now "
                            + (row.within() ? "in " : "") + row.aside() + "; to undo, move it back");
            if (row.walDir().isPresent()) {
                result = result.note(
                        Mark.GOOD,
                        row.node() + ": its log " + row.walDir().get() + " is now "
                                + row.walAside().orElseThrow());
            }
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
        row.unmovableLog().ifPresent(why -> {
            throw UserError.refused(
                    "on " + node + " " + why + ". Nothing was changed.", "then look: etcd data-dir --on " + node);
        });
        Optional<String> wal = row.walDir()
                .filter(dir -> !dir.startsWith(path.replaceAll("/*$", "/")))
                .filter(dir -> row.walFilled().orElse(true));
        String aside = row.mounted() ? path.replaceAll("/+$", "") + "/jumpkit-aside-" + stamp : aside(path, stamp);
        return new AsideRow(
                node.name(), path.replaceAll("(?<=.)/+$", ""), aside, wal, wal.map(dir -> aside(dir, stamp)));
    }

    private static String aside(String dir, String stamp) {
        return dir.replaceAll("/+$", "") + ".aside-" + stamp;
    }

    private static UserError failed(NodeResult result, List<String> moved, AsideRow move) {
        String said = result.err().lines().findFirst().orElse(result.detail());
        boolean unseen = !result.outcome().answered() && !result.outcome().unreachable();
        // Its log goes first.
        boolean halfway = move.walDir().isPresent() && result.exit().orElse(0) >= CANNOT_MOVE;
        boolean unclear = unseen || halfway;
        return UserError.of(
                unclear || !moved.isEmpty() ? ExitCode.UNVERIFIED : ExitCode.REFUSED,
                result.node() + ": " + said
                        + (moved.isEmpty() ? "" : "; on " + NodeSet.of(moved) + " it was moved aside"),
                "look: etcd data-dir --on " + result.node());
    }
}
