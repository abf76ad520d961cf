// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.inventory.SshTarget.Transport;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.NodeUnreachable;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.testing.PrivateSshd;
import io.jumpkit.testing.SlowRoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An sshd that gives a channel and then takes its time to say that the command runs. */
class SlowStartIT extends OneServer {
    private SlowRoad road;
    private Node behind;
    private Path count;

    @BeforeEach
    void layRoad() throws IOException {
        road = SlowRoad.to(sshd.port());
        count = folder.resolve("count");
        Path known = Files.writeString(
                folder.resolve("known"),
                "[127.0.0.1]:" + road.port() + " " + PrivateSshd.publicKey(sshd.file("host_key")) + "\n");
        behind = PrivateSshd.node(
                "n1",
                new SshTarget(
                        "127.0.0.1",
                        Optional.of(System.getProperty("user.name")),
                        OptionalInt.of(road.port()),
                        Optional.of(sshd.file("client_key")),
                        List.of(),
                        Optional.empty(),
                        Optional.of(known),
                        Transport.JSCH));
    }

    @AfterEach
    void closeRoad() throws IOException {
        road.close();
    }

    @Test
    void aCommandThatMayHaveStartedIsNotRunAgain() throws IOException {
        NodeResult result = pool.run(behind, "echo restarted >>" + count + SlowRoad.weight());

        assertEquals(Outcome.CUT, result.outcome(), result.toString());
        assertEquals(List.of("restarted"), counted());
        assertEquals(Remains.MAYBE_RUNNING, result.remains());
    }

    @Test
    void aProcessThatMayHaveStartedIsNotStartedAgain() throws Exception {
        RemoteCommand command =
                RemoteCommand.of("echo restarted >>" + count + SlowRoad.weight(), Duration.ofSeconds(20));

        NodeUnreachable failure =
                assertThrows(NodeUnreachable.class, () -> pool.pool().start(behind, command, Duration.ofSeconds(15)));

        assertTrue(road.awaitHeld(), "held");
        assertEquals(List.of("restarted"), counted());
        assertEquals(Outcome.CUT, failure.outcome(), failure.getMessage());
    }

    /** What the command wrote, once it has: on a busy machine a shell takes its time, too. */
    private List<String> counted() throws IOException {
        pool.run(node, "until [ -s " + count + " ]; do sleep 0.1; done");
        return Files.readAllLines(count);
    }
}
