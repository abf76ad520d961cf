// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.Remote;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.RemoteProcess;
import io.jumpkit.testing.PrivateSshd;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SshPoolIT extends OneServer {

    @Test
    void runsOnEveryNodeAndKeepsTheOrder() {
        List<Node> nodes = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> sshd.node("n" + i, "127.0.1." + i))
                .toList();

        List<NodeResult> results = pool.run(nodes, "echo $SSH_CONNECTION | cut -d' ' -f3");

        assertEquals(
                List.of("127.0.1.1\n", "127.0.1.2\n", "127.0.1.3\n", "127.0.1.4\n", "127.0.1.5\n"),
                results.stream().map(NodeResult::out).toList());
    }

    @Test
    void tellsExitCodesAndKeepsStreamsApart() {
        NodeResult result = pool.run(node, "echo out; echo err >&2; exit 7");

        assertEquals(Outcome.EXITED, result.outcome());
        assertEquals(7, result.exit().orElseThrow());
        assertEquals("out\n", result.out());
        assertEquals("err\n", result.err());
        assertTrue(result.firstByte().isPresent());
    }

    @Test
    void tellsSignals() {
        NodeResult result = pool.run(node, "kill -s TERM $$");

        assertEquals(Outcome.SIGNALLED, result.outcome());
        assertEquals("signal TERM", result.detail());
    }

    @Test
    void givesCommandsAnEmptyInputAndThePlainLocale() {
        NodeResult result = pool.run(node, "cat; echo $LC_ALL");

        assertEquals("C\n", result.out());
    }

    @Test
    void neverPastesVariablesIntoTheText() {
        String odd = "it's $HOME; \\ `id` \"x\"\nsecond line";
        RemoteCommand command =
                RemoteCommand.of("printf %s \"$ODD\"", Duration.ofSeconds(20)).with(Map.of("ODD", odd));

        NodeResult result = pool.run(List.of(node), command).get(0);

        assertEquals(odd, result.out());
    }

    @Test
    void sendsAFileToStandardInput() throws Exception {
        Path input = Files.writeString(folder.resolve("input"), "a\nb\n".repeat(100_000));
        RemoteCommand command =
                new RemoteCommand("wc -l", Map.of(), Optional.of(input), false, false, Duration.ofSeconds(20), 4096);

        NodeResult result = pool.run(List.of(node), command).get(0);

        assertEquals("200000", result.out().strip());
    }

    @Test
    void givesATerminalOnRequest() {
        RemoteCommand command =
                new RemoteCommand("tty", Map.of(), Optional.empty(), false, true, Duration.ofSeconds(20), 4096);

        NodeResult result = pool.run(List.of(node), command).get(0);

        assertTrue(result.out().startsWith("/dev/pts/"), result.out());
    }

    @Test
    void killsTheWholeSessionWhenTheTimeIsUp() throws Exception {
        RemoteCommand command =
                RemoteCommand.of("trap '' TERM; echo $$; timeout 61 sleep 60 & sleep 62", Duration.ofSeconds(1));

        NodeResult result = pool.run(List.of(node), command).get(0);

        assertEquals(Outcome.COMMAND_TIMEOUT, result.outcome());
        assertEquals(Remains.KILLED, result.remains());
        assertFalse(PrivateSshd.runs(result.out()));
    }

    @Test
    void killsWhatRunsWhenCalledOff() throws Exception {
        Cancellation cancellation = new Cancellation();
        Progress cancelAtFirstWord = new Progress() {
            @Override
            public void phase(Node where, Phase phase) {
                if (phase == Phase.ANSWERING) {
                    new Thread(cancellation::cancel).start();
                }
            }
        };

        NodeResult result = pool.pool()
                .run(
                        List.of(node),
                        RemoteCommand.of("echo $$; sleep 63", Duration.ofSeconds(30)),
                        cancelAtFirstWord,
                        cancellation)
                .get(0);

        assertEquals(Outcome.CANCELLED, result.outcome());
        assertEquals(Remains.KILLED, result.remains());
        assertFalse(PrivateSshd.runs(result.out()));
    }

    @Test
    void endsWhatStillRunsWhenClosed() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        Progress progress = new Progress() {
            @Override
            public void phase(Node where, Phase phase) {
                if (phase == Phase.ANSWERING) {
                    runs.countDown();
                }
            }
        };
        RemoteCommand command = RemoteCommand.of("echo on; exec sleep 300", Duration.ofSeconds(30));
        CompletableFuture<List<NodeResult>> results = CompletableFuture.supplyAsync(
                () -> pool.pool().run(List.of(node), command, progress, new Cancellation()));
        assertTrue(runs.await(20, TimeUnit.SECONDS), "started");

        pool.close();

        NodeResult result = results.get(10, TimeUnit.SECONDS).get(0);
        assertEquals(Outcome.CANCELLED, result.outcome());
        assertEquals(Remains.KILLED, result.remains());
    }

    @Test
    void keepsHeadAndTailOfAGigabyteAndPutsAllOfItIntoAFile() {
        long before = usedHeapBytes();

        NodeResult result = pool.run(
                        List.of(node),
                        RemoteCommand.of(
                                "echo first; head -c 1000000000 /dev/zero; echo last", Duration.ofSeconds(120)))
                .get(0);

        assertEquals(1_000_000_011, result.stdout().totalBytes());
        assertTrue(result.out().startsWith("first\n"));
        assertTrue(result.out().endsWith("last\n"));
        assertEquals(
                1_000_000_011, result.stdout().file().orElseThrow().toFile().length());
        assertTrue(usedHeapBytes() - before < 64 * 1024 * 1024, "heap " + (usedHeapBytes() - before));
    }

    @Test
    void talksToAProcessAndEndsItWithTheHandle() throws Exception {
        String pid;
        try (RemoteProcess process = pool.pool()
                .start(node, RemoteCommand.of("echo $$; cat", Duration.ofSeconds(30)), Duration.ofSeconds(10))) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
            pid = reader.readLine();
            process.stdin().write("hello\n".getBytes(StandardCharsets.UTF_8));
            process.stdin().flush();
            assertEquals("hello", reader.readLine());
            assertTrue(process.alive());
        }

        assertFalse(PrivateSshd.runs(pid));
    }

    @Test
    void leadsALocalPortToANodesOwn() throws Exception {
        try (ServerSocket there = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Remote.Tunnel tunnel =
                        pool.pool().tunnel(node, "127.0.0.1", there.getLocalPort(), Duration.ofSeconds(10));
                Socket here = new Socket("127.0.0.1", tunnel.localPort())) {
            here.getOutputStream().write('x');
            try (Socket accepted = there.accept()) {
                assertEquals('x', accepted.getInputStream().read());
                accepted.getOutputStream().write('y');
                assertEquals('y', here.getInputStream().read());
            }
        }
    }

    @Test
    void runsMoreCommandsAtOnceThanTheSessionHasChannels() {
        List<NodeResult> results = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> pool.run(node, "sleep 0.2; echo " + i))
                .toList();

        assertTrue(results.stream().allMatch(NodeResult::ok));
    }

    private static long usedHeapBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
