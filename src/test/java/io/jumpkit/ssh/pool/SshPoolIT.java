// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.transport.Limits;
import io.jumpkit.testing.PrivateSshd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshPoolIT {
    private static PrivateSshd sshd;

    @TempDir
    Path folder;

    private SshPool pool;

    @BeforeAll
    static void startServer() {
        sshd = PrivateSshd.start();
    }

    @AfterAll
    static void stopServer() {
        sshd.close();
    }

    @BeforeEach
    void openPool() {
        pool = new SshPool(new Setup(
                64, folder, folder, false, Operator.NOBODY, Limits.DEFAULT, Map.of("HOME", folder.toString())));
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void runsOnEveryNodeAndKeepsTheOrder() {
        List<Node> nodes = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> sshd.node("n" + i, "127.0.1." + i))
                .toList();

        List<NodeResult> results = run(nodes, "echo $SSH_CONNECTION | cut -d' ' -f3");

        assertEquals(
                List.of("127.0.1.1\n", "127.0.1.2\n", "127.0.1.3\n", "127.0.1.4\n", "127.0.1.5\n"),
                results.stream().map(NodeResult::out).toList());
    }

    @Test
    void tellsExitCodesAndKeepsStreamsApart() {
        NodeResult result = run("echo out; echo err >&2; exit 7");

        assertEquals(Outcome.EXITED, result.outcome());
        assertEquals(7, result.exit().orElseThrow());
        assertEquals("out\n", result.out());
        assertEquals("err\n", result.err());
        assertTrue(result.firstByte().isPresent());
    }

    @Test
    void killsTheWholeGroupWhenTheTimeIsUp() {
        RemoteCommand command = RemoteCommand.of("echo $$; timeout 61 sleep 60 & sleep 62", Duration.ofSeconds(1));

        NodeResult result = pool.run(List.of(node()), command, Progress.NONE, new Cancellation())
                .get(0);

        assertEquals(Outcome.COMMAND_TIMEOUT, result.outcome());
        assertEquals(NodeResult.Remains.KILLED, result.remains());
        assertTrue(ProcessHandle.of(Long.parseLong(result.out().strip())).isEmpty());
    }

    private Node node() {
        return sshd.node("n1", "127.0.0.1");
    }

    private NodeResult run(String script) {
        return run(List.of(node()), script).get(0);
    }

    private List<NodeResult> run(List<Node> nodes, String script) {
        return pool.run(nodes, RemoteCommand.of(script, Duration.ofSeconds(20)), Progress.NONE, new Cancellation());
    }
}
