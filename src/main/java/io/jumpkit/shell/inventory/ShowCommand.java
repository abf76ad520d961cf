// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.inventory;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Note;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import io.jumpkit.session.Session;
import io.jumpkit.shell.words.ClusterName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the inventory comes to when defaults and folds are worked out. */
@Command(
        name = "show",
        description = "Show what the inventory says, worked out",
        footer = {"inventory show prod", "inventory show"})
final class ShowCommand implements ReadCommand {

    @Parameters(arity = "0..1", paramLabel = "CLUSTER", description = "its name; the one in use, or all, if absent")
    ClusterName cluster;

    /** A node as SSH will reach it; what is null comes from ssh_config. */
    record Row(
            String cluster,
            String node,
            String address,
            String user,
            Integer port,
            String identity,
            List<String> jumps,
            String transport,
            List<String> roles) {
        static Row of(String cluster, Node node) {
            SshTarget ssh = node.ssh();
            return new Row(
                    cluster,
                    node.name(),
                    ssh.address(),
                    ssh.user().orElse(null),
                    ssh.port().isPresent() ? ssh.port().getAsInt() : null,
                    ssh.identity().map(Path::toString).orElse(null),
                    ssh.jumps(),
                    ssh.transport().name().toLowerCase(Locale.ROOT),
                    node.roles().stream().sorted().toList());
        }
    }

    @Override
    public Class<Row> rows() {
        return Row.class;
    }

    @Override
    public Result run(Invocation in) {
        Session session = in.session();
        List<Row> rows = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (String name : names(session)) {
            try {
                Cluster shown = session.inventory().cluster(name);
                shown.nodes().values().forEach(n -> rows.add(Row.of(name, n)));
                notes.add(new Note(Mark.NONE, sentence(shown)));
            } catch (UserError e) {
                if (cluster != null) {
                    throw e;
                }
                notes.add(new Note(Mark.BAD, e.what()));
            }
        }
        Result result = table(rows);
        for (Note note : notes) {
            result = result.note(note.mark(), note.text())
                    .exit(note.mark() == Mark.BAD ? ExitCode.USAGE : ExitCode.DONE);
        }
        return result;
    }

    private List<String> names(Session session) {
        if (cluster != null) {
            return List.of(cluster.name());
        }
        return session.cluster().map(c -> List.of(c.name())).orElseGet(() -> InventoryFamily.file(session, null)
                .names());
    }

    private static Result table(List<Row> rows) {
        return Table.of(rows)
                .column("CLUSTER", Row::cluster)
                .column("NODE", Row::node)
                .column("ADDRESS", Row::address)
                .column("USER", Row::user)
                .column("PORT", Row::port)
                .column("JUMPS", r -> r.jumps().isEmpty() ? null : String.join(",", r.jumps()))
                .column("IDENTITY", Row::identity)
                .column("ROLES", r -> String.join(",", r.roles()))
                .result();
    }

    private static String sentence(Cluster cluster) {
        List<String> parts = new ArrayList<>();
        parts.add(cluster.readOnly() ? "opens read-only" : "opens writable");
        cluster.color().ifPresent(parts::add);
        cluster.etcd()
                .ifPresent(e -> parts.add(
                        "etcd " + e.via().name().toLowerCase(Locale.ROOT) + " at " + String.join(" ", e.endpoints())));
        cluster.systems().keySet().forEach(parts::add);
        return cluster.name() + ": " + String.join(" · ", parts);
    }
}
