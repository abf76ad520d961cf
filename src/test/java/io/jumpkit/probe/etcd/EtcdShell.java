// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.command.ParameterType;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.expression.Cel;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Screen;
import io.jumpkit.output.TextRenderer;
import io.jumpkit.probe.etcd.members.RoleNodes;
import io.jumpkit.session.Session;
import io.jumpkit.shell.words.Words;
import io.jumpkit.ssh.Remote;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.TestSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A session on a cluster with the commands about etcd: type a line, get its result. */
public final class EtcdShell implements AutoCloseable {
    private final Session session;
    private final Dispatcher dispatcher;

    public EtcdShell(Cluster cluster, Remote remote) {
        session = TestSessions.open(cluster, s -> remote, new RoleNodes());
        dispatcher = new Dispatcher(
                new Commands(
                        Etcd.family().entries(),
                        Map.of("etcd", "etcd"),
                        types(),
                        Etcd.family().fingerprints()),
                Cel::new);
    }

    public EtcdShell(Cluster cluster) {
        this(cluster, new NoSsh());
    }

    /** Those about etcd, and those that every shell has, such as node sets. */
    private static List<ParameterType<?>> types() {
        List<ParameterType<?>> types = new ArrayList<>(Etcd.family().types());
        types.addAll(Words.family(io.jumpkit.Catalog::commands).types());
        return types;
    }

    Session session() {
        return session;
    }

    public Result type(String line, String... answers) throws InterruptedException {
        return type(line, new ListConsole(answers));
    }

    public Result type(String line, ListConsole console) throws InterruptedException {
        return type(line, console, new Cancellation());
    }

    /** The same, until it is called off. */
    Result type(String line, ListConsole console, Cancellation cancellation) throws InterruptedException {
        return dispatcher.run(
                LineGrammar.parse(line).get(0),
                new Invocation(session, console, cancellation, dispatcher, Optional.empty()));
    }

    /** What a terminal would show of a result, with what differs from run to run masked. */
    static String screen(Result result) {
        TextRenderer text = new TextRenderer(new Screen(true, false, true, 200));
        return Stream.concat(text.data(result).stream(), text.remarks(result).stream())
                .map(Line::text)
                .map(line -> line.replaceAll("raft term \\d+", "raft term T")
                        .replaceAll("read in \\d+(\\.\\d+)? m?s", "read in MS")
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    /** The rows of a result as one kind of record. */
    public static <R extends Record> List<R> rows(Result result, Class<R> type) {
        return result.rows().stream().map(type::cast).toList();
    }

    @Override
    public void close() {
        session.close();
    }
}
