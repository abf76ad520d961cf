// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.SshTarget;
import io.jumpkit.inventory.SshTarget.Transport;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.testing.PrivateSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that a real ssh-agent holds, in the order and with the certificates that ssh would show. */
class AgentIT {
    /** More than an sshd lets somebody try. */
    private static final int MANY = 7;

    private static PrivateSshd sshd;

    @TempDir
    static Path authority;

    @TempDir
    Path folder;

    private Path socket;
    private Process agent;

    @BeforeAll
    static void startServer() throws IOException {
        PrivateSshd.keygen(authority.resolve("ca"), "ed25519", "");
        sshd = PrivateSshd.start("TrustedUserCAKeys " + authority.resolve("ca.pub"));
    }

    @AfterAll
    static void stopServer() {
        sshd.close();
    }

    @BeforeEach
    void startAgent() throws IOException {
        socket = folder.resolve("agent");
        agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .start();
        while (agent.isAlive() && !Files.exists(socket)) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void stopAgent() {
        agent.destroy();
    }

    @Test
    void showsTheConfiguredKeyBeforeTheAgentsOthers() throws IOException {
        Path key = key("mine");
        Files.writeString(sshd.file("authorized_keys"), PrivateSshd.publicKey(key) + "\n", StandardOpenOption.APPEND);
        List<Path> all = others();
        all.add(key);
        add(all);

        NodeResult result = run(" IdentityFile " + key + "\n", Transport.JSCH);

        assertTrue(result.ok(), result.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void showsACertificateForAKeyThatOnlyTheAgentHas(String type) throws IOException {
        Path key = folder.resolve("mine");
        PrivateSshd.keygen(key, type, "");
        add(List.of(key));
        PrivateSshd.run(
                "ssh-keygen",
                "-q",
                "-s",
                authority.resolve("ca").toString(),
                "-I",
                "me",
                "-n",
                System.getProperty("user.name"),
                key + ".pub");
        Files.delete(key);

        NodeResult result = run(" IdentityFile " + key + "\n", Transport.JSCH);

        assertTrue(result.ok(), result.detail());
    }

    @Test
    void leavesItToTheSystemsSshWhenSshdHasSeenTooManyKeys() throws IOException {
        add(others());

        NodeResult result = run(" IdentityFile none\n", Transport.AUTO);

        assertEquals(Outcome.AUTH, result.outcome());
        assertFalse(result.detail().startsWith("sshd said"), result.detail());
    }

    private Path key(String name) throws IOException {
        PrivateSshd.keygen(folder.resolve(name), "ed25519", "");
        return folder.resolve(name);
    }

    private List<Path> others() throws IOException {
        List<Path> keys = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            keys.add(key("other" + i));
        }
        return keys;
    }

    private void add(List<Path> keys) throws IOException {
        List<String> words = new ArrayList<>(List.of("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q"));
        keys.forEach(key -> words.add(key.toString()));
        PrivateSshd.run(words.toArray(String[]::new));
    }

    private NodeResult run(String lines, Transport transport) throws IOException {
        Path config = Files.writeString(folder.resolve("config"), "Host *\n IdentityAgent " + socket + "\n" + lines);
        Map<String, String> environment = Map.of(
                "HOME", folder.toString(), "PATH", System.getenv("PATH"), "JUMPKIT_SSH_CONFIG", config.toString());
        SshTarget target = new SshTarget(
                "127.0.0.1",
                Optional.of(System.getProperty("user.name")),
                OptionalInt.of(sshd.port()),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(sshd.file("known_hosts")),
                transport);
        try (PoolForTests pool = new PoolForTests(folder, Operator.NOBODY, environment)) {
            return pool.run(PrivateSshd.node("n1", target), "true");
        }
    }
}
