// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.inventory;

import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.file.ClustersFile;
import io.jumpkit.inventory.file.Findings;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import io.jumpkit.output.Unanswered;
import io.jumpkit.session.Session;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeUnreachable;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.Remote;
import io.jumpkit.ssh.RemoteCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Everything an inventory names, tried once and at the same time. */
final class LiveCheck {
    private static final Duration COMMAND = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int AT_ONCE = 32;

    private LiveCheck() {}

    /**
     * What one target said.
     *
     * @param kind {@code ssh} or {@code etcd}
     * @param outcome {@code answers}, or the class of the failure
     */
    record Row(String cluster, String kind, String target, String address, String outcome, String detail, long tookMs) {
        boolean answers() {
            return outcome.equals("answers");
        }
    }

    static Result of(ClustersFile file, Findings findings, Invocation in) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Cluster sound : findings.clusters()) {
            in.cancellation().check();
            try (Session session = in.session().beside(file.cluster(sound.name()))) {
                rows.addAll(ssh(session, in));
                rows.addAll(etcd(session));
            } catch (UserError e) {
                failed.add(sound.name() + ": " + e.what());
            }
        }
        Result result = Table.of(rows)
                .column("CLUSTER", Row::cluster)
                .column("KIND", Row::kind)
                .column("TARGET", Row::target)
                .column("ADDRESS", Row::address)
                .column("", r -> Line.of(r.answers() ? Style.GOOD : Style.BAD, r.outcome()))
                .column("MS", Row::tookMs)
                .result()
                .unanswered(unanswered(rows))
                .note(CheckCommand.mark(findings), CheckCommand.summary(findings));
        for (String why : failed) {
            result = result.note(Mark.BAD, why).exit(ExitCode.USAGE);
        }
        return findings.hold() ? result : result.next("inventory check " + file.file());
    }

    private static List<Unanswered> unanswered(List<Row> rows) {
        return rows.stream()
                .filter(r -> !r.answers())
                .map(r -> new Unanswered(
                        r.cluster() + "/" + (r.kind().equals("ssh") ? r.target() : r.address()),
                        r.outcome(),
                        r.detail()))
                .toList();
    }

    private static List<Row> ssh(Session session, Invocation in) {
        Cluster cluster = session.requireCluster();
        return session
                .remote()
                .run(cluster.nodes().values(), RemoteCommand.of("true", COMMAND), Progress.NONE, in.cancellation())
                .stream()
                .map(r -> row(cluster.name(), r))
                .toList();
    }

    private static Row row(String cluster, NodeResult result) {
        boolean answers = result.outcome() == Outcome.EXITED;
        return new Row(
                cluster,
                "ssh",
                result.node().name(),
                result.node().ssh().address(),
                answers ? "answers" : result.outcome().toString(),
                result.detail(),
                result.total().toMillis());
    }

    private static List<Row> etcd(Session session) throws InterruptedException {
        Cluster cluster = session.requireCluster();
        if (cluster.etcd().isEmpty()) {
            return List.of();
        }
        EtcdSettings etcd = cluster.etcd().get();
        List<Callable<Row>> knocks = new ArrayList<>();
        for (String url : etcd.endpoints()) {
            knocks.add(() -> knock(session, etcd, Endpoint.of(url)));
        }
        return all(knocks);
    }

    private static Row knock(Session session, EtcdSettings etcd, Endpoint endpoint) {
        long start = System.nanoTime();
        Cluster cluster = session.requireCluster();
        Endpoint.Knock knock = etcd.via() == EtcdSettings.Via.DIRECT
                ? endpoint.knock(etcd.localAddress(), Deadline.in(CONNECT))
                : through(session.remote(), cluster, endpoint);
        return new Row(
                cluster.name(),
                "etcd",
                etcd.via() == EtcdSettings.Via.DIRECT ? "direct" : "through ssh",
                endpoint.toString(),
                knock.outcome(),
                knock.detail(),
                (System.nanoTime() - start) / 1_000_000);
    }

    /** Through the node that the endpoint is on, else through the first one. */
    private static Endpoint.Knock through(Remote remote, Cluster cluster, Endpoint endpoint) {
        List<Node> nodes = List.copyOf(cluster.nodes().values());
        Node via = nodes.stream()
                .filter(n -> n.ssh().address().equals(endpoint.host()))
                .findFirst()
                .orElse(nodes.get(0));
        try (Remote.Tunnel tunnel = remote.tunnel(via, endpoint.host(), endpoint.port(), CONNECT)) {
            return Endpoint.knockThrough(tunnel.localPort(), Deadline.in(CONNECT));
        } catch (NodeUnreachable e) {
            return new Endpoint.Knock(e.outcome().toString(), "ssh to " + via.name() + ": " + e.getMessage());
        }
    }

    private static List<Row> all(List<Callable<Row>> knocks) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, knocks.size())));
        try {
            List<Row> rows = new ArrayList<>();
            for (Future<Row> row : threads.invokeAll(knocks)) {
                rows.add(row.get());
            }
            return rows;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
