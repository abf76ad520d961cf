// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.inventory.SshTarget.Transport;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.testing.PrivateSshd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong on the way to a node, told apart. */
class FailuresIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"JSCH", "OPENSSH"})
    void tellsNamesThatDoNotResolve(Transport transport) {
        assertEquals(Outcome.DNS, outcome("no-such-host.invalid", 22, transport));
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"JSCH", "OPENSSH"})
    void tellsRefusedConnections(Transport transport) throws IOException {
        assertEquals(Outcome.REFUSED, outcome("127.0.0.1", PrivateSshd.freePort(), transport));
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"JSCH", "OPENSSH"})
    void tellsHostsWhoseSshdDoesNotSpeak(Transport transport) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();

            Outcome outcome = outcome("127.0.0.1", silent.getLocalPort(), transport);

            assertEquals(Outcome.BANNER_TIMEOUT, outcome);
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
        }
    }

    @Test
    void oneFrozenHostDelaysNobody() throws IOException {
        try (PrivateSshd good = PrivateSshd.start();
                PrivateSshd frozen = PrivateSshd.start();
                PoolForTests pool = new PoolForTests(folder, Operator.NOBODY)) {
            List<Node> nodes = new ArrayList<>(IntStream.rangeClosed(1, 10)
                    .mapToObj(i -> good.node("n" + i, "127.0.6." + i))
                    .toList());
            nodes.add(frozen.node("n11", "127.0.6.11"));
            assertTrue(pool.run(nodes, "true").stream().allMatch(NodeResult::ok));
            freeze(frozen);

            List<NodeResult> results = pool.run(nodes, RemoteCommand.of("sleep 0.1", Duration.ofSeconds(2)));

            List<NodeResult> others = results.subList(0, 10);
            assertTrue(others.stream().allMatch(NodeResult::ok));
            assertTrue(others.stream().allMatch(r -> r.total().toMillis() < 1500), others.toString());
            NodeResult sick = results.get(10);
            assertTrue(!sick.ok(), sick.toString());
            assertTrue(sick.total().toSeconds() < 10, sick.toString());
            thaw(frozen);
        }
    }

    @Test
    void aSessionThatDiedSilentlyIsReplacedWithoutTheOperatorSeeingIt() throws IOException {
        try (PrivateSshd sshd = PrivateSshd.start();
                PoolForTests pool = new PoolForTests(folder, Operator.NOBODY)) {
            Node node = sshd.node("n1", "127.0.6.20");
            assertTrue(pool.run(node, "true").ok());
            sshd.sessions().forEach(ProcessHandle::destroyForcibly);

            NodeResult result = pool.run(node, "echo again");

            assertEquals("again\n", result.out(), result.toString());
        }
    }

    @Test
    void tellsAConnectionThatBreaksWhileTheCommandRuns() throws IOException {
        try (PrivateSshd sshd = PrivateSshd.start();
                PoolForTests pool = new PoolForTests(folder, Operator.NOBODY)) {
            Node node = sshd.node("n1", "127.0.6.21");

            NodeResult result = pool.run(node, "kill -s KILL $PPID; sleep 0.2");

            assertEquals(Outcome.CUT, result.outcome());
            assertEquals(Remains.MAYBE_RUNNING, result.remains());
        }
    }

    @Test
    void noticesAHostThatFreezesWhileACommandRuns() throws IOException {
        try (PrivateSshd sshd = PrivateSshd.start();
                PoolForTests pool = new PoolForTests(folder, Operator.NOBODY)) {
            Node node = sshd.node("n1", "127.0.6.22");
            assertTrue(pool.run(node, "true").ok());
            freeze(sshd);

            NodeResult result = pool.run(List.of(node), RemoteCommand.of("sleep 60", Duration.ofSeconds(60)))
                    .get(0);

            assertTrue(!result.ok(), result.toString());
            assertTrue(result.total().toSeconds() < 30, result.toString());
            thaw(sshd);
        }
    }

    @Test
    void replacesAJumpHostsSessionThatFroze() throws IOException {
        try (PrivateSshd bastion = PrivateSshd.start();
                PrivateSshd behind = PrivateSshd.start();
                PoolForTests pool = new PoolForTests(folder, Operator.NOBODY)) {
            Path both = Files.writeString(
                    folder.resolve("both"),
                    Files.readString(bastion.file("known_hosts")) + Files.readString(behind.file("known_hosts")));
            Files.copy(
                    behind.file("authorized_keys"),
                    bastion.file("authorized_keys"),
                    StandardCopyOption.REPLACE_EXISTING);
            List<String> jump = List.of("127.0.8.1:" + bastion.port());
            assertTrue(
                    pool.run(through(behind, jump, "127.0.8.2", both), "true").ok());
            signal("STOP", bastion.sessions());

            NodeResult result = pool.run(through(behind, jump, "127.0.8.3", both), "echo through");

            assertEquals("through\n", result.out(), result.toString());
            signal("CONT", bastion.sessions());
        }
    }

    private static Node through(PrivateSshd sshd, List<String> jump, String address, Path knownHosts) {
        SshTarget straight = sshd.target(address);
        return PrivateSshd.node(
                address,
                new SshTarget(
                        address,
                        straight.user(),
                        straight.port(),
                        straight.identity(),
                        jump,
                        Optional.empty(),
                        Optional.of(knownHosts),
                        Transport.JSCH));
    }

    @Test
    void triesAgainWhereSshdHasTooManyLogIns() throws IOException {
        try (PrivateSshd sshd = PrivateSshd.start("MaxStartups 3:50:6");
                PoolForTests pool = new PoolForTests(folder, Operator.NOBODY)) {
            List<Node> nodes = IntStream.rangeClosed(1, 40)
                    .mapToObj(i -> sshd.node("n" + i, "127.0.7." + i))
                    .toList();

            List<NodeResult> results = pool.run(nodes, "true");

            assertTrue(results.stream().allMatch(NodeResult::ok), results.toString());
            assertTrue(sshd.log().contains("drop connection") || sshd.log().contains("MaxStartups"), sshd.log());
        }
    }

    @Test
    void leavesANodeAloneAfterSeveralFailures() throws IOException {
        Node node = PrivateSshd.node("n1", target("127.0.0.1", PrivateSshd.freePort(), Transport.JSCH));
        try (PoolForTests pool = new PoolForTests(folder, Operator.NOBODY)) {
            List<Outcome> outcomes = IntStream.range(0, 12)
                    .mapToObj(i -> pool.run(node, "true").outcome())
                    .toList();

            assertEquals(Outcome.REFUSED, outcomes.get(0));
            assertTrue(outcomes.contains(Outcome.CIRCUIT_OPEN), outcomes.toString());
        }
    }

    private Outcome outcome(String address, int port, Transport transport) {
        try (PoolForTests pool = new PoolForTests(folder, Operator.NOBODY)) {
            return pool.run(PrivateSshd.node("n1", target(address, port, transport)), "true")
                    .outcome();
        }
    }

    private SshTarget target(String address, int port, Transport transport) {
        return new SshTarget(
                address,
                Optional.of(System.getProperty("user.name")),
                OptionalInt.of(port),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(folder.resolve("known_hosts")),
                transport);
    }

    private static void freeze(PrivateSshd sshd) throws IOException {
        signal("STOP", sshd);
    }

    private static void thaw(PrivateSshd sshd) throws IOException {
        signal("CONT", sshd);
    }

    private static void signal(String name, PrivateSshd sshd) throws IOException {
        List<ProcessHandle> all = new ArrayList<>(sshd.sessions());
        all.add(sshd.listener());
        signal(name, all);
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", "-s", name));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        PrivateSshd.run(command.toArray(String[]::new));
    }
}
