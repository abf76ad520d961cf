// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.testing.PrivateSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** sudo, played by a script that asks as sudo does and runs commands in a session of their own as its use_pty does. */
class SudoIT {
    private static final String SUDO =
            """
            #!/bin/sh
            prompt=; input=
            while [ $# -gt 0 ]; do
              case $1 in
                -S) input=yes;;
                -n) [ -e "$0.free" ] || { echo "sudo: a password is required" >&2; exit 1; };;
                -p) shift; prompt=$1;;
                --) shift; break;;
              esac
              shift
            done
            if [ ! -e "$0.free" ] && [ "$input" ]; then
              for try in 1 2 3; do
                printf '%s' "$prompt" >&2
                read -r password || { echo "sudo: no password was provided" >&2; exit 1; }
                [ "$password" = "let me in" ] && break
                echo "Sorry, try again." >&2
                [ $try = 3 ] && exit 1
              done
            fi
            exec setsid -w "$@"
            """;

    @TempDir
    static Path bin;

    @TempDir
    Path folder;

    private static PrivateSshd sshd;
    private Node node;

    @BeforeAll
    static void startServer() throws IOException {
        Path sudo = Files.writeString(bin.resolve("sudo"), SUDO);
        assertTrue(sudo.toFile().setExecutable(true));
        sshd = PrivateSshd.start("SetEnv SHLVL=2 PATH=" + bin + ":/usr/bin:/bin");
    }

    @AfterAll
    static void stopServer() {
        sshd.close();
    }

    @BeforeEach
    void oneNodeWithAPassword() throws IOException {
        Files.deleteIfExists(bin.resolve("sudo.free"));
        node = sshd.node("n1", "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void asksForThePasswordOnceForAllNodesAndShowsNothingOfIt(boolean tty) {
        Secrets operator = new Secrets("let me in");
        List<Node> nodes = List.of(node, sshd.node("n2", "127.0.0.2"), sshd.node("n3", "127.0.0.3"));

        try (PoolForTests pool = new PoolForTests(folder, operator)) {
            for (NodeResult result : pool.run(nodes, sudo("echo done", Optional.empty(), tty))) {
                assertEquals("done", result.out().strip(), result.err());
                assertEquals("", result.err());
            }
            pool.run(nodes, sudo("echo done", Optional.empty(), tty));
        }
        assertEquals(List.of("sudo password"), operator.asked);
    }

    @Test
    void sendsTheFileAfterThePassword() throws IOException {
        Path input = Files.writeString(folder.resolve("input"), "content\n");

        NodeResult result = run(sudo("cat", Optional.of(input), false), new Secrets("let me in"));

        assertEquals("content\n", result.out());
    }

    @Test
    void asksNobodyWhereNoPasswordIsNeeded() throws IOException {
        Files.createFile(bin.resolve("sudo.free"));
        Secrets operator = new Secrets("let me in");

        NodeResult result = run(sudo("echo done", Optional.empty(), false), operator);

        assertEquals("done\n", result.out());
        assertEquals(List.of(), operator.asked);
    }

    @Test
    void saysThatThePasswordIsWrong() {
        NodeResult result = run(sudo("echo done", Optional.empty(), false), new Secrets("nonsense"));

        assertFalse(result.ok());
        assertEquals("sudo does not take the password", result.detail());
    }

    @Test
    void saysThatNobodyCouldBeAsked() {
        NodeResult result = run(sudo("echo done", Optional.empty(), false), Operator.NOBODY);

        assertFalse(result.ok());
        assertEquals("sudo wants a password and was given none", result.detail());
    }

    @Test
    void killsWhatRunsAsRoot() throws IOException {
        RemoteCommand command = new RemoteCommand(
                "echo $$; sleep 64", Map.of(), Optional.empty(), true, false, Duration.ofSeconds(1), 4096);

        NodeResult result = run(command, new Secrets("let me in"));

        assertEquals(Outcome.COMMAND_TIMEOUT, result.outcome());
        assertEquals(Remains.KILLED, result.remains());
        assertFalse(PrivateSshd.runs(result.out()));
    }

    private NodeResult run(RemoteCommand command, Operator operator) {
        try (PoolForTests pool = new PoolForTests(folder, operator)) {
            return pool.run(List.of(node), command).get(0);
        }
    }

    private static RemoteCommand sudo(String script, Optional<Path> input, boolean tty) {
        return new RemoteCommand(script, Map.of(), input, true, tty, Duration.ofSeconds(20), 4096);
    }
}
