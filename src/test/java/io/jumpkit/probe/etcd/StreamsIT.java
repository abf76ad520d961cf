// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.keys.KeyRow;
import io.jumpkit.probe.etcd.latency.LatencyRow;
import io.jumpkit.probe.etcd.latency.PerfRow;
import io.jumpkit.probe.etcd.leader.ElectionRow;
import io.jumpkit.probe.etcd.quorum.QuorumRow;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.LoopbackEtcd;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens in a real cluster while somebody looks: elections, changes of keys. */
class StreamsIT {
    @TempDir
    private Path folder;

    private LoopbackEtcd etcd;
    private EtcdShell shell;

    @BeforeEach
    void start() {
        etcd = LoopbackEtcd.start(folder, 3);
        shell = new EtcdShell(etcd.cluster());
    }

    @AfterEach
    void stop() {
        shell.close();
        etcd.close();
    }

    private CompletableFuture<Result> beside(String line, ListConsole console) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return shell.type(line, console);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private String leader() throws InterruptedException {
        return EtcdShell.rows(shell.type("etcd quorum"), QuorumRow.class)
                .get(0)
                .leader()
                .orElseThrow();
    }

    private static boolean printed(ListConsole console, String text) {
        return List.copyOf(console.printed).stream().anyMatch(l -> l.contains(text));
    }

    @Test
    void anElectionIsToldWithTheTimeThatNobodyLed() throws Exception {
        String old = leader();
        ListConsole console = new ListConsole();
        CompletableFuture<Result> elections = beside("etcd elections --for 8s --interval 50ms", console);
        etcd.await("the first look", () -> printed(console, old + " leads, raft term"));

        etcd.kill(old);

        Result result = elections.get(30, TimeUnit.SECONDS);
        List<ElectionRow> rows = EtcdShell.rows(result, ElectionRow.class);
        assertEquals("follows", rows.get(0).event());
        ElectionRow elected = rows.stream()
                .filter(r -> r.event().equals("elected"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rows));
        assertFalse(elected.name().orElseThrow().equals(old));
        assertTrue(elected.raftTerm() > rows.get(0).raftTerm(), "" + rows);
        assertTrue(elected.gapMs().orElseThrow() > 200, "" + rows);
        assertTrue(printed(console, " without"), "" + console.printed);
        assertTrue(EtcdShell.screen(result).contains("without a leader"), EtcdShell.screen(result));
    }

    @Test
    void withoutQuorumNobodyLeadsAndWatchesAreCut() throws Exception {
        String old = leader();
        ListConsole console = new ListConsole();
        CompletableFuture<Result> elections = beside("etcd elections --for 12s", console);
        etcd.await("the first look", () -> printed(console, old + " leads, raft term"));

        for (String name : List.of("n1", "n2", "n3")) {
            if (!name.equals(old) && etcd.runs(name)) {
                etcd.kill(name);
            }
        }

        Result result = elections.get(40, TimeUnit.SECONDS);
        assertEquals(ExitCode.ILL, result.exit(), "" + console.printed);
        assertTrue(printed(console, "no leader (" + old + " led)"), "" + console.printed);
        assertTrue(printed(console, "are cut: no leader"), "" + console.printed);
    }

    @Test
    void aQuietClusterHasNoElection() throws InterruptedException {
        Result result = shell.type("etcd elections --for 1s | expect none event == \"elected\"");

        assertEquals(ExitCode.DONE, result.exit(), EtcdShell.screen(result));
        assertTrue(EtcdShell.screen(result).contains("no election"));
    }

    @Test
    void changesAreToldWithoutValuesAndNoneIsLostWhenAMemberDies() throws Exception {
        ListConsole console = new ListConsole();
        CompletableFuture<Result> watch = beside("etcd watch app/ --prefix --from 2 --for 9s", console);
        etcd.put("n1", "app/a", "secret");
        etcd.put("n1", "other", "x");
        etcd.await("the first change", () -> printed(console, "put  app/a  6 bytes"));

        etcd.kill("n1");
        etcd.awaitServing("n2");
        etcd.put("n2", "app/b", "secret2");

        etcd.await("the second change", () -> printed(console, "put  app/b  7 bytes"));
        Result result = watch.get(30, TimeUnit.SECONDS);
        assertEquals(2, console.printed.size(), "" + console.printed);
        assertFalse(printed(console, "secret"));
        assertTrue(EtcdShell.screen(result).contains("nothing missed"), EtcdShell.screen(result) + console.said);
    }

    @Test
    void whatWasCompactedIsSaidToBeMissing() throws Exception {
        for (int i = 0; i < 10; i++) {
            etcd.put("n1", "app/a", "v" + i);
        }
        shell.type("etcd compact --keep 3");
        ListConsole console = new ListConsole();

        Result result = shell.type("etcd watch app/a --from 2 --for 2s", console);

        assertEquals(ExitCode.ILL, result.exit(), "" + console.said);
        assertTrue(console.said.get(0).contains("what happened in revisions 2 to 7 is not known"), "" + console.said);
        assertEquals(4, console.printed.size(), "" + console.printed);
    }

    @Test
    void keysAreListedWithoutValuesAndNoMoreThanAskedFor() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            etcd.put("n1", "app/" + i, "secret");
        }
        etcd.put("n1", "other", "secret");

        Result two = shell.type("etcd keys app/ --limit 2");
        assertEquals(
                List.of("app/0", "app/1"),
                EtcdShell.rows(two, KeyRow.class).stream().map(KeyRow::key).toList());
        assertEquals(5L, two.extra().get("count"));
        assertFalse(EtcdShell.screen(two).contains("secret"));
        assertEquals(6, shell.type("etcd keys").rows().size());
        assertEquals(6L, shell.type("etcd keys --limit 0").extra().get("count"));

        ListConsole console = new ListConsole();
        Result values = shell.type("etcd keys app/0 --values", console);
        assertEquals(List.of("app/0 = secret"), console.printed);
        assertFalse(EtcdShell.screen(values).contains("secret"));
    }

    @Test
    void withoutQuorumKeysAreWhatTheSurvivorHas() throws InterruptedException {
        etcd.put("n1", "app/a", "v");
        etcd.kill("n2");
        etcd.kill("n3");

        Result result = shell.type("etcd keys app/");

        assertEquals(1, result.rows().size());
        assertTrue(EtcdShell.screen(result).contains("perhaps stale"), EtcdShell.screen(result));
    }

    @Test
    void latencyCountsOnlyWhatHappensNow() throws Exception {
        AtomicBoolean measured = new AtomicBoolean();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int i = 0; !measured.get(); i++) {
                etcd.put("n1", "k", "v" + i);
            }
        });

        Result result = shell.type("etcd latency --interval 1500ms");

        measured.set(true);
        LatencyRow n1 = EtcdShell.rows(result, LatencyRow.class).get(0);
        assertTrue(n1.fsyncs().orElseThrow() > 0 && n1.fsyncs().orElseThrow() < 5000, "" + n1);
        assertTrue(n1.fsyncP99Ms().isPresent() && n1.slow().isPresent(), "" + n1);
        writing.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aDeadMemberIsARowOfLatencyToo() throws InterruptedException {
        etcd.kill("n3");
        etcd.awaitServing("n1");

        Result result = shell.type("etcd latency --interval 300ms");

        LatencyRow n3 = EtcdShell.rows(result, LatencyRow.class).get(2);
        assertFalse(n3.answered());
        assertEquals("refused", n3.reason().orElseThrow());
        assertTrue(result.unanswered().stream().anyMatch(u -> u.node().equals("n3")));
    }

    @Test
    void aLoadIsBoundedAndLeavesNoKeys() throws InterruptedException {
        ListConsole console = new ListConsole("lo/perf");

        Result result = shell.type("etcd perf --for 2s --rate 40 --clients 4", console);

        PerfRow row = EtcdShell.rows(result, PerfRow.class).get(0);
        assertTrue(row.writes() > 20 && row.writes() <= 84, "" + row);
        assertEquals(0, row.failed());
        assertTrue(row.cleanedUp() && row.p99Ms().orElseThrow() >= row.p50Ms().orElseThrow(), "" + row);
        assertTrue(
                console.said.stream().anyMatch(l -> l.contains("this is a WRITE LOAD: 80 writes")), "" + console.said);
        assertEquals(0L, shell.type("etcd keys jumpkit-perf/ --limit 0").extra().get("count"));
    }

    @Test
    void noLoadIsPutOnAClusterInTrouble() throws InterruptedException, TimeoutException {
        etcd.kill("n3");
        etcd.awaitServing("n1");

        var error = org.junit.jupiter.api.Assertions.assertThrows(
                io.jumpkit.error.UserError.class, () -> shell.type("etcd perf --confirm lo/perf"));

        assertEquals("etcd is at the edge; a load would make it worse. Nothing was written.", error.what());
    }
}
