// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.inventory.SshTarget.Transport;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Limits;
import io.jumpkit.testing.PrivateSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's keys, against a real sshd. */
class KeysIT {
    private static PrivateSshd sshd;

    @TempDir
    static Path keys;

    @TempDir
    Path folder;

    @BeforeAll
    static void startServer() throws IOException {
        PrivateSshd.keygen(keys.resolve("ca"), "ed25519", "");
        sshd = PrivateSshd.start("TrustedUserCAKeys " + keys.resolve("ca.pub"));
    }

    @AfterAll
    static void stopServer() {
        sshd.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void logsInWithEveryKindOfKey(String type) throws IOException {
        Path key = known(folder.resolve("key"), type, "");

        NodeResult result = run(key, Transport.JSCH, Operator.NOBODY);

        assertTrue(result.ok(), result.detail());
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"JSCH", "OPENSSH"})
    void asksForThePassphraseOfALockedKey(Transport transport) throws IOException {
        Path key = known(folder.resolve("key"), "ed25519", "open sesame");
        Secrets operator = new Secrets("open sesame");

        NodeResult result = run(key, transport, operator);

        assertTrue(result.ok(), result.detail());
        assertEquals(1, operator.asked.size());
        assertTrue(operator.asked.get(0).contains(key.toString()), operator.asked.get(0));
    }

    @Test
    void whoTypesAPassphraseIsNotHurried() throws IOException {
        Path key = known(folder.resolve("key"), "ed25519", "open sesame");
        Operator slow = new Operator() {
            @Override
            public Optional<String> askSecret(String prompt) {
                LockSupport.parkNanos(Limits.DEFAULT.tcp().plusMillis(500).toNanos());
                return Optional.of("open sesame");
            }

            @Override
            public boolean confirmHostKey(UnknownKey unknown) {
                return false;
            }
        };

        NodeResult result = run(key, Transport.JSCH, slow);

        assertTrue(result.ok(), result.detail());
    }

    @Test
    void asksForAPassphraseOnceForManyNodes() throws IOException {
        Path key = known(folder.resolve("key"), "ed25519", "open sesame");
        Secrets operator = new Secrets("open sesame");
        List<Node> nodes = List.of(
                PrivateSshd.node("n1", target("127.0.5.1", key, Transport.AUTO)),
                PrivateSshd.node("n2", target("127.0.5.2", key, Transport.AUTO)),
                PrivateSshd.node("n3", target("127.0.5.3", key, Transport.AUTO)));

        try (PoolForTests pool = new PoolForTests(folder, operator)) {
            pool.pool().warm(nodes);
            assertTrue(pool.run(nodes, "true").stream().allMatch(NodeResult::ok));
        }
        assertEquals(1, operator.asked.size());
    }

    @Test
    void saysWhatToTypeWhenNobodyCanBeAskedForAPassphrase() throws IOException {
        Path key = known(folder.resolve("key"), "ed25519", "open sesame");

        NodeResult result = run(key, Transport.AUTO, Operator.NOBODY);

        assertEquals(Outcome.AUTH, result.outcome());
        assertTrue(result.detail().contains("ssh-add " + key), result.detail());
    }

    @Test
    void takesTheCertificateThatLiesBesideTheKey() throws IOException {
        Path key = folder.resolve("key");
        PrivateSshd.keygen(key, "ed25519", "");
        PrivateSshd.run(
                "ssh-keygen",
                "-q",
                "-s",
                keys.resolve("ca").toString(),
                "-I",
                "me",
                "-n",
                System.getProperty("user.name"),
                "-V",
                "-1h:+1h",
                key + ".pub");

        NodeResult result = run(key, Transport.JSCH, Operator.NOBODY);

        assertTrue(result.ok(), result.detail());
    }

    @Test
    void saysThatAKeyIsNotWelcome() throws IOException {
        Path key = folder.resolve("key");
        PrivateSshd.keygen(key, "ed25519", "");

        NodeResult result = run(key, Transport.AUTO, Operator.NOBODY);

        assertEquals(Outcome.AUTH, result.outcome());
    }

    @Test
    void asksTheAgent() throws IOException {
        Path key = known(folder.resolve("key"), "ed25519", "");
        Path socket = folder.resolve("agent");
        Path config = Files.writeString(
                folder.resolve("config"), "Host *\n IdentityFile none\n IdentityAgent " + socket + "\n");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .start();
        try {
            add(key, socket);
            Files.delete(key);
            SshTarget target = new SshTarget(
                    "127.0.0.1",
                    Optional.of(System.getProperty("user.name")),
                    OptionalInt.of(sshd.port()),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.of(sshd.file("known_hosts")),
                    Transport.JSCH);
            Map<String, String> environment = Map.of(
                    "HOME", folder.toString(), "PATH", System.getenv("PATH"), "JUMPKIT_SSH_CONFIG", config.toString());
            try (PoolForTests pool = new PoolForTests(folder, Operator.NOBODY, environment)) {
                NodeResult result = pool.run(PrivateSshd.node("n1", target), "true");
                assertTrue(result.ok(), result.detail());
            }
        } finally {
            agent.destroy();
        }
    }

    private static void add(Path key, Path socket) throws IOException {
        IOException last = null;
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                PrivateSshd.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", key.toString());
                return;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static Path known(Path key, String type, String passphrase) throws IOException {
        PrivateSshd.keygen(key, type, passphrase);
        Files.writeString(sshd.file("authorized_keys"), PrivateSshd.publicKey(key) + "\n", StandardOpenOption.APPEND);
        return key;
    }

    private NodeResult run(Path key, Transport transport, Operator operator) {
        try (PoolForTests pool = new PoolForTests(folder, operator)) {
            return pool.run(PrivateSshd.node("n1", target("127.0.0.1", key, transport)), "true");
        }
    }

    private static SshTarget target(String address, Path key, Transport transport) {
        return new SshTarget(
                address,
                Optional.of(System.getProperty("user.name")),
                OptionalInt.of(sshd.port()),
                Optional.of(key),
                List.of(),
                Optional.empty(),
                Optional.of(sshd.file("known_hosts")),
                transport);
    }
}
