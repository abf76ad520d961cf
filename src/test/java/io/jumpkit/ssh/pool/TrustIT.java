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
import io.jumpkit.testing.PrivateSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Host keys, against a real sshd. */
class TrustIT {
    private static PrivateSshd sshd;
    private static PrivateSshd certified;

    @TempDir
    static Path keys;

    @TempDir
    Path folder;

    private Path knownHosts;

    @BeforeAll
    static void startServers() throws IOException {
        sshd = PrivateSshd.start();
        PrivateSshd.keygen(keys.resolve("ca"), "ed25519", "");
        PrivateSshd.keygen(keys.resolve("host"), "ed25519", "");
        PrivateSshd.run(
                "ssh-keygen",
                "-q",
                "-s",
                keys.resolve("ca").toString(),
                "-I",
                "host",
                "-h",
                "-n",
                "127.0.0.1,good.example",
                "-V",
                "-1h:+1h",
                keys.resolve("host.pub").toString());
        certified = PrivateSshd.start(
                "HostKey " + keys.resolve("host"), "HostCertificate " + keys.resolve("host-cert.pub"));
    }

    @AfterAll
    static void stopServers() {
        sshd.close();
        certified.close();
    }

    @BeforeEach
    void nobodyKnown() throws IOException {
        knownHosts = Files.createFile(folder.resolve("known_hosts"));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void refusesAnUnknownHostWhenNobodyCanBeAsked(Transport transport) {
        NodeResult result = run(sshd, transport, Operator.NOBODY);

        assertEquals(Outcome.HOST_KEY, result.outcome(), result.detail());
    }

    @Test
    void saysHowToGetToKnowAHost() throws IOException {
        NodeResult result = run(sshd, Transport.JSCH, Operator.NOBODY);

        assertTrue(result.detail().contains(fingerprint(sshd)), result.detail());
        assertTrue(result.detail().contains("--accept-new"), result.detail());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void asksOnceAndWritesTheKeyDown(Transport transport) throws IOException {
        Asked operator = new Asked(true);

        NodeResult first = run(sshd, transport, operator);
        NodeResult second = run(sshd, transport, operator);

        assertTrue(first.ok(), first.detail());
        assertTrue(second.ok(), second.detail());
        assertEquals(1, operator.keys.size());
        assertEquals(fingerprint(sshd), operator.keys.get(0).fingerprint());
        assertTrue(Files.readString(knownHosts).contains("ssh-ed25519"));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void believesNoHostThatTheOperatorDoesNot(Transport transport) throws IOException {
        NodeResult result = run(sshd, transport, new Asked(false));

        assertEquals(Outcome.HOST_KEY, result.outcome(), result.detail());
        assertEquals("", Files.readString(knownHosts));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void refusesAChangedKeyWithoutAsking(Transport transport) throws IOException {
        PrivateSshd.keygen(folder.resolve("other"), "ed25519", "");
        Files.writeString(
                knownHosts,
                "# first line\n" + name(sshd) + " " + PrivateSshd.publicKey(folder.resolve("other")) + "\n");
        Asked operator = new Asked(true);

        NodeResult result = run(sshd, transport, operator);

        assertEquals(Outcome.HOST_KEY, result.outcome(), result.detail());
        assertTrue(result.detail().contains(knownHosts + ":2"), result.detail());
        assertEquals(List.of(), operator.keys);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void refusesAKeyThatIsRevokedForEverybody(Transport transport) throws IOException {
        String key = PrivateSshd.publicKey(sshd.file("host_key"));
        Files.writeString(knownHosts, name(sshd) + " " + key + "\n@revoked * " + key + "\n");

        NodeResult result = run(sshd, transport, Operator.NOBODY);

        assertEquals(Outcome.HOST_KEY, result.outcome(), result.detail());
    }

    @Test
    void knowsHashedNames() throws IOException {
        Files.writeString(knownHosts, name(sshd) + " " + PrivateSshd.publicKey(sshd.file("host_key")) + "\n");
        PrivateSshd.run("ssh-keygen", "-q", "-H", "-f", knownHosts.toString());

        NodeResult result = run(sshd, Transport.JSCH, Operator.NOBODY);

        assertTrue(Files.readString(knownHosts).startsWith("|1|"));
        assertTrue(result.ok(), result.detail());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void believesAnAuthorityThatVouchesForTheHost(Transport transport) throws IOException {
        Files.writeString(knownHosts, "@cert-authority [127.*]:* " + PrivateSshd.publicKey(keys.resolve("ca")) + "\n");

        NodeResult result = run(certified, transport, Operator.NOBODY);

        assertTrue(result.ok(), result.detail());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void doesNotBelieveACertificateForAnotherName(Transport transport) throws IOException {
        Files.writeString(knownHosts, "@cert-authority [127.*]:* " + PrivateSshd.publicKey(keys.resolve("ca")) + "\n");
        Node node = PrivateSshd.node("n1", target(certified, "127.0.0.2", transport));

        NodeResult result = run(node, Operator.NOBODY);

        assertEquals(Outcome.HOST_KEY, result.outcome(), result.detail());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void doesNotBelieveARevokedAuthority(Transport transport) throws IOException {
        String ca = PrivateSshd.publicKey(keys.resolve("ca"));
        Files.writeString(knownHosts, "@cert-authority [127.*]:* " + ca + "\n@revoked * " + ca + "\n");

        NodeResult result = run(certified, transport, Operator.NOBODY);

        assertEquals(Outcome.HOST_KEY, result.outcome(), result.detail());
    }

    private NodeResult run(PrivateSshd server, Transport transport, Operator operator) {
        return run(PrivateSshd.node("n1", target(server, "127.0.0.1", transport)), operator);
    }

    private NodeResult run(Node node, Operator operator) {
        try (PoolForTests pool = new PoolForTests(folder, operator)) {
            return pool.run(node, "true");
        }
    }

    private SshTarget target(PrivateSshd server, String address, Transport transport) {
        return new SshTarget(
                address,
                Optional.of(System.getProperty("user.name")),
                OptionalInt.of(server.port()),
                Optional.of(server.file("client_key")),
                List.of(),
                Optional.empty(),
                Optional.of(knownHosts),
                transport);
    }

    private static String name(PrivateSshd server) {
        return "[127.0.0.1]:" + server.port();
    }

    private static String fingerprint(PrivateSshd server) throws IOException {
        Process process = new ProcessBuilder("ssh-keygen", "-l", "-f", server.file("host_key") + ".pub").start();
        return new String(process.getInputStream().readAllBytes()).split(" ")[1];
    }

    private static final class Asked implements Operator {
        private final List<UnknownKey> keys = new ArrayList<>();
        private final boolean answer;

        Asked(boolean answer) {
            this.answer = answer;
        }

        @Override
        public Optional<String> askSecret(String prompt) {
            return Optional.empty();
        }

        @Override
        public boolean confirmHostKey(UnknownKey key) {
            keys.add(key);
            return answer;
        }
    }
}
