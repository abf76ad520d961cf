// SPDX-License-Identifier: Apache-2.0
package io.jumpkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.lab.EtcdWriter;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built Jumpkit on a strict lab: hosts behind a bastion, etcd with TLS and users; with the lab's own entry, as it comes. */
@Lab("prod-like")
class BehindBastionIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int CONNECT_MS = 1500;

    private final LabBench lab;

    @TempDir
    Path folder;

    BehindBastionIT(LabBench lab) {
        this.lab = lab;
    }

    @Test
    void nothingButTheBastionsSshdCanBeReached() throws IOException {
        assertTrue(reaches("n5", 22));
        for (String host : new String[] {"n1", "n2", "n3", "n4"}) {
            assertTrue(!reaches(host, 22), host);
        }
        assertTrue(!reaches("n1", 2379));
        assertTrue(!reaches("n5", 2379));
    }

    private boolean reaches(String host, int port) throws IOException {
        Cluster cluster = lab.cluster();
        String here = cluster.etcd().orElseThrow().localAddress().orElseThrow();
        String there = cluster.node(host).orElseThrow().ssh().address();
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(here), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName(there), port), CONNECT_MS);
            return true;
        } catch (java.net.SocketTimeoutException | java.net.ConnectException e) {
            return false;
        }
    }

    @Test
    void everyCommandGoesThroughTheBastion() throws Exception {
        Path file = Files.writeString(folder.resolve("carried"), "through the bastion\n");

        ran("exec hostname");
        ran("copy " + file + " /tmp/");
        assertTrue(ran("exec cat /tmp/carried").out().contains("through the bastion"));
        ran("ping --count 2");
        ran("date");
        ran("netstat --interval 1s");
        ran("service status etcd");
        ran("etcd data-dir");
        ran("etcd quorum");
        assertTrue(ran("etcd snapshot save " + folder.resolve("saved.db"))
                .err()
                .lines()
                .noneMatch(line -> line.startsWith("✗")));
    }

    private Ended ran(String line) throws Exception {
        Ended ended = JumpkitProcess.run(environment(), LIMIT, "lab", "-c", line);
        assertEquals(0, ended.exit(), line + "\n" + ended.out() + ended.err());
        return ended;
    }

    @Test
    void theRunbookReplacesAMemberAndNothingIsLost() throws Exception {
        try (EtcdWriter writer = lab.writeFrom("n4")) {
            lab.wipe("n3");
            lab.powerOn("n3");
            writer.awaitWrites(1); // n3 may have led

            Ended run = JumpkitProcess.run(
                    environment(),
                    LIMIT,
                    "lab",
                    "run",
                    "etcd-replace-member",
                    "--param",
                    "failed=n3",
                    "--param",
                    "snapshot=" + folder.resolve("before.db"),
                    "--confirm",
                    "remove-the-dead-member=lab/n3",
                    "--confirm",
                    "add-the-replacement=lab/n3",
                    "--confirm",
                    "give-it-its-vote=lab/n3",
                    "--choose",
                    "see-how-the-member-is-run=set-old-data-aside",
                    "--ack-notes");

            assertEquals(0, run.exit(), run.out() + run.err());
            writer.awaitWrites(3);
            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
        }
    }

    private Map<String, String> environment() {
        return lab.settings().environment();
    }
}
