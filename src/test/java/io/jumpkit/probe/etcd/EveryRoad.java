// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.EtcdSettings.Via;
import io.jumpkit.lab.LabBench;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.maintenance.CompactCommand;
import io.jumpkit.probe.etcd.maintenance.DefragRow;
import io.jumpkit.probe.etcd.maintenance.HashRow;
import io.jumpkit.probe.etcd.members.StartRow;
import io.jumpkit.probe.etcd.quorum.QuorumRow;
import io.jumpkit.probe.etcd.snapshot.SnapshotRow;
import io.jumpkit.probe.etcd.status.HealthRow;
import io.jumpkit.probe.etcd.status.StatusRow;
import io.jumpkit.probe.etcd.survey.MemberRow;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Remote;
import io.jumpkit.ssh.pool.Setup;
import io.jumpkit.ssh.pool.SshPool;
import io.jumpkit.ssh.transport.Limits;
import io.jumpkit.testing.ListConsole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands about etcd must do whatever road they take to it, and whatever etcd wants to see of them. */
abstract class EveryRoad {
    private final LabBench lab;
    private final Via via;
    private EtcdShell shell;

    @TempDir
    Path folder;

    EveryRoad(LabBench lab, Via via) {
        this.lab = lab;
        this.via = via;
    }

    @BeforeEach
    void open() throws InterruptedException {
        lab.heal();
        begin();
    }

    /** Begins a session, with no connection to anything yet. */
    private void begin() {
        Setup setup = new Setup(
                8,
                folder.resolve("state"),
                folder.resolve("cache"),
                false,
                Operator.NOBODY,
                Limits.DEFAULT,
                lab.settings().environment());
        Remote remote = new SshPool(setup);
        shell = new EtcdShell(along(lab.cluster()), remote);
    }

    @AfterEach
    void close() {
        shell.session().remote().close();
        shell.close();
    }

    LabBench lab() {
        return lab;
    }

    /** Ends the session and begins another in this process. */
    void beginAnew() {
        close();
        begin();
    }

    /** The lab as it is, asked along this road. */
    private Cluster along(Cluster cluster) {
        EtcdSettings old = cluster.etcd().orElseThrow();
        EtcdSettings etcd = new EtcdSettings(
                via,
                old.endpoints(),
                old.tls(),
                old.pkiOnNode(),
                old.metrics(),
                old.supervisor(),
                old.user(),
                old.password(),
                old.localAddress());
        return new Cluster(
                cluster.name(),
                cluster.color(),
                cluster.readOnly(),
                cluster.drills(),
                cluster.instance(),
                cluster.nodes(),
                Optional.of(etcd));
    }

    /** Types a line, however it ends. */
    Result type(String line) throws InterruptedException {
        return shell.type(line);
    }

    /** Types a line that must succeed. */
    Result good(String line) throws InterruptedException {
        Result result = shell.type(line);
        assertEquals(ExitCode.DONE, result.exit(), line + "\n" + EtcdShell.screen(result));
        return result;
    }

    private <R extends Record> List<R> rows(String line, Class<R> type) throws InterruptedException {
        return EtcdShell.rows(good(line), type);
    }

    @Test
    void everyMemberSpeaksForItself() throws InterruptedException {
        List<StatusRow> status = rows("etcd status", StatusRow.class);

        assertEquals(
                List.of("n1", "n2", "n3"), status.stream().map(StatusRow::name).toList());
        assertEquals(
                3, status.stream().map(s -> s.id().orElseThrow()).distinct().count());
        assertTrue(status.stream().allMatch(s -> s.raftAppliedIndex().orElseThrow() > 0));
        assertEquals(
                1,
                rows("etcd members", MemberRow.class).stream()
                        .filter(MemberRow::leader)
                        .count());
        assertTrue(rows("etcd health", HealthRow.class).stream().allMatch(HealthRow::healthy));
        assertEquals(3, rows("etcd quorum", QuorumRow.class).get(0).healthy());
        good("etcd alarms");
    }

    /** The ids of the lab's members as etcdctl on a member says them, which is in hexadecimal. */
    @Test
    void idsKeepAllTheir64Bits() throws InterruptedException {
        String theirs = lab.console("n1", "sh", "-c", "ETCDCTL_API=3 etcdctl member list | cut -d, -f1 | sort");

        assertEquals(
                theirs,
                rows("etcd members", MemberRow.class).stream()
                        .map(m -> m.id().toString())
                        .sorted()
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void hashesSnapshotsAndSpace() throws Exception {
        lab.console("n1", "sh", "-c", "for i in 1 2 3 4 5 6 7 8; do ETCDCTL_API=3 etcdctl put key $i >/dev/null; done");

        assertEquals(
                1,
                rows("etcd hash", HashRow.class).stream()
                        .map(HashRow::hash)
                        .distinct()
                        .count());
        Path file = folder.resolve("saved.db");
        SnapshotRow saved =
                rows("etcd snapshot save " + file, SnapshotRow.class).get(0);
        assertTrue(saved.hashOk().orElse(false));
        assertEquals(Files.size(file), saved.sizeBytes());
        assertTrue(rows("etcd compact", CompactCommand.CompactRow.class).get(0).revision() >= 8);
        assertTrue(rows("etcd defrag", DefragRow.class).stream().allMatch(DefragRow::done));
    }

    @Test
    void leadershipMoves() throws InterruptedException {
        String leader = leader();
        String other = leader.equals("n1") ? "n2" : "n1";

        good("etcd move-leader " + other);

        assertEquals(other, leader());
    }

    private String leader() throws InterruptedException {
        return rows("etcd members", MemberRow.class).stream()
                .filter(MemberRow::leader)
                .findFirst()
                .orElseThrow()
                .name();
    }

    @Test
    void aMemberIsRemovedAndAddedAgain() throws Exception {
        lab.wipe("n3");
        lab.powerOn("n3");
        LabBench.await("a quorum of two", Duration.ofSeconds(20), () -> EtcdShell.rows(
                        shell.type("etcd quorum"), QuorumRow.class)
                .get(0)
                .writable());

        good("etcd member remove n3 --confirm lab/n3");
        assertEquals(2, shell.type("etcd members").rows().size());
        StartRow start = EtcdShell.rows(good("etcd member add n3 --learner --confirm lab/n3"), StartRow.class)
                .get(0);
        assertTrue(start.toString()
                .contains(lab.cluster().etcd().orElseThrow().tls().isPresent() ? "https://" : "http://"));
        assertEquals(3, shell.type("etcd members").rows().size());
        lab.reset();
    }

    @Test
    void aDeadMemberIsNamedWithItsReason() throws InterruptedException {
        lab.lab("stop", "n2", "etcd");

        Result result = shell.type("etcd quorum");

        assertTrue(EtcdShell.screen(result).contains("n2  refused"), EtcdShell.screen(result));
    }

    private void put(String host, String key) throws InterruptedException {
        lab.console(host, "sh", "-c", "ETCDCTL_API=3 etcdctl put " + key + " secret");
    }

    @Test
    void aWatchGoesOnWhenItsMemberDies() throws Exception {
        long now = rows("etcd status", StatusRow.class).get(0).revision().orElseThrow();
        ListConsole console = new ListConsole();
        Cancellation controlC = new Cancellation();
        CompletableFuture<Result> watch = CompletableFuture.supplyAsync(() -> {
            try {
                return shell.type("etcd watch app/ --prefix --from " + now, console, controlC);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        String first = "app/first-" + via;
        String second = "app/second-" + via;
        put("n2", first);
        await("the first change", () -> heard(console.printed, first) == 1);

        lab.lab("stop", "n1", "etcd");
        await("the cut", () -> heard(console.said, "cut by ") == 1);
        put("n2", second);
        await("the second change", () -> heard(console.printed, second) == 1);
        controlC.cancel();
        Result result = watch.get(30, TimeUnit.SECONDS);

        assertTrue(EtcdShell.screen(result).contains("nothing missed"), EtcdShell.screen(result) + console.said);
        assertEquals(1, heard(console.printed, first), "" + console.printed);
        assertEquals(0, heard(console.printed, "secret"), "" + console.printed);
        await("no watch left on a node", () -> lab.console("n2", "sh", "-c", "pgrep -x etcdctl || echo none")
                .equals("none"));
    }

    private static void await(String what, Callable<Boolean> isSo) throws Exception {
        LabBench.await(what, Duration.ofSeconds(30), isSo);
    }

    private static long heard(List<String> lines, String text) {
        return List.copyOf(lines).stream().filter(line -> line.contains(text)).count();
    }

    /** Neither its status nor its list needs a quorum, whoever wants a user for the rest. */
    @Test
    void theLastMemberSpeaksForItself() throws InterruptedException {
        lab.lab("stop", "n1", "etcd");
        lab.lab("stop", "n2", "etcd");

        List<StatusRow> status = EtcdShell.rows(shell.type("etcd status"), StatusRow.class);
        Result quorum = shell.type("etcd quorum");

        assertEquals(
                List.of("n3"),
                status.stream()
                        .filter(s -> s.id().isPresent() && s.raftAppliedIndex().isPresent())
                        .map(StatusRow::name)
                        .toList());
        assertEquals(ExitCode.ILL, quorum.exit(), EtcdShell.screen(quorum));
        assertTrue(EtcdShell.screen(quorum).contains("n2  refused"), EtcdShell.screen(quorum));
    }
}
