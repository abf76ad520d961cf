// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Cel;
import io.jumpkit.expression.Expressions;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.output.Result;
import io.jumpkit.runbook.Fleet;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.parse.RunbookParser;
import io.jumpkit.session.Session;
import io.jumpkit.shell.FakeRemote;
import io.jumpkit.testing.TestSessions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A fleet in memory, a session on it, a folder for runs, and time that passes only when somebody waits. */
final class Bench {
    private static final Expressions CEL = new Cel();

    final Fleet fleet;
    final FakeRemote remote;
    final Session session;
    final Path state;
    final Cancellation cancellation = new Cancellation();
    UnaryOperator<JournalSink> around = UnaryOperator.identity();
    Siblings siblings = (from, name) -> new Siblings.Sibling(name, Set.of("machine"));
    private long nanos;

    Bench(Path state) {
        this(state, new Fleet());
    }

    Bench(Path state, Fleet fleet) {
        this.state = state;
        this.fleet = fleet;
        this.remote = new FakeRemote((node, command) -> {
            fleet.happened("sh " + node.name() + " " + command.environment().getOrDefault("heir", ""));
            return FakeRemote.exited(node, 0, "started\n", "");
        });
        this.session = TestSessions.open(cluster("lab-1"), s -> remote, clock());
    }

    /** How it ended. */
    record Ended(ExitCode exit, String what, Result result) {
        @Override
        public String toString() {
            return exit.number() + " " + what;
        }
    }

    /** Something that ends in a result or an error. */
    interface Work {
        Result run() throws InterruptedException;
    }

    private static Cluster cluster(String instance) {
        Cluster plain = TestSessions.cluster(false);
        return new Cluster(
                plain.name(), plain.color(), false, false, Optional.of(instance), plain.nodes(), plain.etcd());
    }

    static Runbook runbook(String name, String text) {
        return RunbookParser.parse(name + ".md", text).runbook();
    }

    Invocation invocation(Operator operator) {
        return new Invocation(session, operator, cancellation, fleet.dispatcher(), Optional.empty());
    }

    Follower follower(Operator operator) {
        return new Follower(runs(), invocation(operator), CEL, pace(), siblings);
    }

    Runs runs() {
        return new Runs(state, around);
    }

    Ended start(Runbook runbook, Operator operator, Map<String, String> parameters, Answers answers)
            throws InterruptedException {
        return ended(() -> follower(operator).start(runbook, parameters, answers, false));
    }

    Ended resume(Runbook now, Operator operator, Answers answers) throws InterruptedException {
        RunFolder folder = runs().find("last");
        Runbook then = runbook(now.id(), folder.runbook());
        return ended(() -> follower(operator).resume(folder, then, now, Map.of(), answers));
    }

    Ended abort(Operator operator, Answers answers) throws InterruptedException {
        RunFolder folder = runs().find("last");
        Runbook then = runbook("x", folder.runbook());
        return ended(() -> follower(operator).abort(folder, then, Map.of(), answers));
    }

    private static Ended ended(Work work) throws InterruptedException {
        try {
            Result result = work.run();
            String words = result.notes().isEmpty() ? "" : result.notes().get(0).text();
            return new Ended(result.exit(), words, result);
        } catch (UserError e) {
            return new Ended(e.exit(), e.what(), null);
        }
    }

    History history() {
        return runs().find("last").history();
    }

    List<String> kinds() {
        return history().records().stream().map(r -> r.kind().toString()).toList();
    }

    /** Makes the lab another lab of the same name. */
    void reset(String instance) {
        session.use(cluster(instance));
    }

    /** Takes another cluster in use, with the same nodes. */
    void use(String name) {
        Cluster now = session.requireCluster();
        session.use(new Cluster(name, now.color(), false, false, now.instance(), now.nodes(), now.etcd()));
    }

    /** Lets time pass. */
    void passes(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    /** The time of this machine, and what {@link #passes} let pass. */
    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.now().plusNanos(nanos);
            }
        };
    }

    private Pace pace() {
        return new Pace() {
            @Override
            public long nanos() {
                return nanos;
            }

            @Override
            public void pause(Duration time, Cancellation stop) {
                stop.check();
                nanos += time.toNanos();
                passed.run();
            }
        };
    }

    /** What happens whenever time passes. */
    Runnable passed = () -> {};
}
