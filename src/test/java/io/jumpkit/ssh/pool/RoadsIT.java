// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.inventory.SshTarget.Transport;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.Remote;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.testing.PrivateSshd;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Roads to a node that are not straight: jump hosts, ProxyCommand, local addresses, the system's ssh. */
class RoadsIT {
    private static PrivateSshd sshd;

    @TempDir
    Path folder;

    @BeforeAll
    static void startServer() {
        sshd = PrivateSshd.start();
    }

    @AfterAll
    static void stopServer() {
        sshd.close();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void passesThroughAChainOfJumpHosts(Transport transport) {
        List<String> jumps = List.of("127.0.3.1:" + sshd.port(), "127.0.3.2:" + sshd.port());
        Node node = PrivateSshd.node("n1", target("127.0.3.3", jumps, Optional.empty(), transport));

        NodeResult result = run(node, "echo $SSH_CONNECTION");

        assertEquals(Outcome.EXITED, result.outcome(), result.detail());
        assertTrue(result.out().contains("127.0.3.3"), result.out());
        assertEquals(3, sshd.log().split("Accepted publickey", -1).length - 1 - before, sshd.log());
    }

    private final int before = sshd.log().split("Accepted publickey", -1).length - 1;

    @ParameterizedTest
    @EnumSource(Transport.class)
    void startsFromTheAddressThatTheInventorySays(Transport transport) {
        Node node = PrivateSshd.node("n1", target("127.0.3.4", List.of(), Optional.of("127.0.9.9"), transport));

        NodeResult result = run(node, "echo $SSH_CONNECTION");

        assertTrue(result.out().startsWith("127.0.9.9 "), result.out() + result.detail());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void sendsNothingFromAnotherAddress(Transport transport) {
        Node node = PrivateSshd.node("n1", target("127.0.3.4", List.of(), Optional.of("192.0.2.77"), transport));

        NodeResult result = run(node, "echo $SSH_CONNECTION");

        assertEquals(Outcome.NO_ROUTE, result.outcome(), result.detail());
    }

    @Test
    void takesTheSystemsSshWhereAProxyCommandIsAskedFor() throws Exception {
        Path config = Files.writeString(
                folder.resolve("config"),
                """
                Host behind
                  HostName 127.0.3.5
                  User %s
                  Port %d
                  IdentityFile %s
                  UserKnownHostsFile %s
                  ProxyCommand /bin/bash -c 'exec 3<>/dev/tcp/%%h/%%p; cat <&3 & cat >&3'
                """
                        .formatted(
                                System.getProperty("user.name"),
                                sshd.port(),
                                sshd.file("client_key"),
                                sshd.file("known_hosts")));
        Node node = PrivateSshd.node("behind", SshTarget.of("behind"));

        try (PoolForTests pool = new PoolForTests(folder, Operator.NOBODY, withConfig(config))) {
            NodeResult result = pool.run(node, "echo $SSH_CONNECTION; exit 3");

            assertEquals(Outcome.EXITED, result.outcome(), result.detail());
            assertTrue(result.out().contains("127.0.3.5"), result.out());
            assertEquals(3, result.exit().orElseThrow());
        }
    }

    @Test
    void goesThroughAJumpHostThatIsReachedByAProxyCommand() throws Exception {
        Path config = Files.writeString(
                folder.resolve("config"),
                """
                Host bast
                  HostName 192.0.2.1
                  ProxyCommand /bin/bash -c 'exec 3<>/dev/tcp/127.0.3.9/%%p; cat <&3 & cat >&3'
                Host m1
                  HostName 127.0.3.10
                  ProxyJump bast
                Host *
                  User %s
                  Port %d
                  IdentityFile %s
                  HostKeyAlias any
                  UserKnownHostsFile %s
                """
                        .formatted(
                                System.getProperty("user.name"),
                                sshd.port(),
                                sshd.file("client_key"),
                                folder.resolve("known")));
        Files.writeString(folder.resolve("known"), "any " + PrivateSshd.publicKey(sshd.file("host_key")) + "\n");

        try (PoolForTests pool = new PoolForTests(folder, Operator.NOBODY, withConfig(config))) {
            NodeResult result = pool.run(PrivateSshd.node("m1", SshTarget.of("m1")), "echo $SSH_CONNECTION");

            assertEquals(Outcome.EXITED, result.outcome(), result.detail());
            assertTrue(result.out().contains("127.0.3.10"), result.out());
        }
    }

    @Test
    void takesEverythingFromSshConfig() throws Exception {
        Path config = Files.writeString(
                folder.resolve("config"),
                """
                Host jumper
                  HostName 127.0.3.6
                Host web?
                  HostName 127.0.3.7
                  ProxyJump jumper
                  HostKeyAlias the-web
                Host *
                  User %s
                  Port %d
                  IdentityFile %s
                  UserKnownHostsFile %s %s
                """
                        .formatted(
                                System.getProperty("user.name"),
                                sshd.port(),
                                sshd.file("client_key"),
                                sshd.file("known_hosts"),
                                folder.resolve("more")));
        Files.writeString(folder.resolve("more"), "the-web " + PrivateSshd.publicKey(sshd.file("host_key")) + "\n");

        try (PoolForTests pool = new PoolForTests(folder, Operator.NOBODY, withConfig(config))) {
            NodeResult result = pool.run(PrivateSshd.node("web1", SshTarget.of("web1")), "echo $SSH_CONNECTION");

            assertEquals(Outcome.EXITED, result.outcome(), result.detail());
            assertTrue(result.out().contains("127.0.3.7"), result.out());
        }
    }

    @Test
    void killsAndCopiesAndTunnelsThroughTheSystemsSsh() throws Exception {
        Node node = PrivateSshd.node("n1", target("127.0.3.8", List.of(), Optional.empty(), Transport.OPENSSH));
        Path file = Files.write(folder.resolve("data"), new byte[300_000]);
        Path there = folder.resolve("there");

        try (PoolForTests pool = new PoolForTests(folder, Operator.NOBODY)) {
            NodeResult late = pool.run(
                            List.of(node), RemoteCommand.of("echo $$; timeout 61 sleep 60", Duration.ofSeconds(1)))
                    .get(0);
            NodeResult copied = pool.pool()
                    .copy(List.of(node), file, there.toString(), Progress.NONE, new Cancellation())
                    .get(0);
            NodeResult fetched = pool.pool()
                    .fetch(List.of(node), there.toString(), folder, Progress.NONE, new Cancellation())
                    .get(0);

            assertEquals(Outcome.COMMAND_TIMEOUT, late.outcome());
            assertEquals(Remains.KILLED, late.remains());
            assertFalse(PrivateSshd.runs(late.out()));
            assertTrue(copied.ok(), copied.detail());
            assertTrue(fetched.ok(), fetched.detail());
            assertEquals(-1, Files.mismatch(file, folder.resolve("there.n1")));
            try (ServerSocket remote = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Remote.Tunnel tunnel =
                            pool.pool().tunnel(node, "127.0.0.1", remote.getLocalPort(), Duration.ofSeconds(10));
                    Socket here = new Socket("127.0.0.1", tunnel.localPort())) {
                here.getOutputStream().write('x');
                try (Socket accepted = remote.accept()) {
                    assertEquals('x', accepted.getInputStream().read());
                }
            }
        }
    }

    @Test
    void asksSshOnceForHostsThatItsFilesTreatAlike() throws Exception {
        Path config =
                Files.writeString(folder.resolve("config"), "Host other\n  User nobody\nHost *\n  Compression no\n");
        Map<String, String> environment = withConfig(config);
        Map<Node, RemoteCommand> commands = new LinkedHashMap<>();
        for (int i = 1; i <= 40; i++) {
            commands.put(sshd.node("n" + i, "127.0.4." + i), RemoteCommand.of("true", Duration.ofSeconds(20)));
        }

        try (PoolForTests pool = new PoolForTests(folder, Operator.NOBODY, environment)) {
            List<NodeResult> results = pool.pool().run(commands, Progress.NONE, new Cancellation());

            assertTrue(results.stream().allMatch(NodeResult::ok), results.toString());
        }
        assertEquals(1, Files.readAllLines(folder.resolve("asked")).size());
    }

    /** An environment whose ssh reads the file, and counts how often it is asked for a configuration. */
    private Map<String, String> withConfig(Path config) throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path ssh = Files.writeString(
                bin.resolve("ssh"),
                "#!/bin/sh\n[ \"$1\" = -G ] && echo x >>" + folder.resolve("asked") + "\nexec /usr/bin/ssh \"$@\"\n");
        assertTrue(ssh.toFile().setExecutable(true));
        return Map.of(
                "HOME", folder.toString(), "PATH", bin + ":/usr/bin:/bin", "JUMPKIT_SSH_CONFIG", config.toString());
    }

    private static SshTarget target(
            String address, List<String> jumps, Optional<String> bindAddress, Transport transport) {
        return new SshTarget(
                address,
                Optional.of(System.getProperty("user.name")),
                OptionalInt.of(sshd.port()),
                Optional.of(sshd.file("client_key")),
                jumps,
                bindAddress,
                Optional.of(sshd.file("known_hosts")),
                transport);
    }

    private NodeResult run(Node node, String script) {
        try (PoolForTests pool = new PoolForTests(folder, Operator.NOBODY)) {
            return pool.run(node, script);
        }
    }
}
