// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.openssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Limits;
import io.jumpkit.ssh.transport.Route;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Passwords asked while ssh logs in. A stand-in speaks as {@code ssh -v} does and runs SSH_ASKPASS as it does: a real one
 * would need accounts with passwords on this machine.
 */
@Timeout(30)
class OpensshTransportTest {
    private static final Duration LOGIN = Duration.ofSeconds(2);

    private static final String SSH =
            """
            #!/bin/sh
            for word; do host=$word; [ "$word" != exit ] || exit 0; done
            for said in 'Connecting to x' 'Connection established.' 'Remote protocol version 2.0' 'SSH2_MSG_NEWKEYS received'; do
              echo "debug1: $said" >&2
            done
            if [ "$host" = dying ]; then
              "$SSH_ASKPASS" "$host's password: " &
              until ls "$JUMPKIT_ASK" | grep -q '[.]a$' && ! ls "$JUMPKIT_ASK" | grep -q '[.][tq]$'; do sleep 0.05; done
              kill -9 $!
              rm "$JUMPKIT_ASK"/*.t 2>/dev/null
              echo 'Connection closed by peer' >&2
              exit 255
            fi
            for attempt in 1 2 3; do
              if [ "$("$SSH_ASKPASS" "$host's password: ")" = right ]; then
                kill -INT $$
                echo 'debug1: Entering interactive session.' >&2
                exec sleep 20
              fi
              echo 'Permission denied, please try again.' >&2
            done
            echo 'Permission denied (password).' >&2
            exit 255
            """;

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private OpensshTransport transport;

    @BeforeEach
    void open() throws IOException {
        Path ssh = Files.writeString(folder.resolve("ssh"), SSH);
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
        Duration plenty = Duration.ofSeconds(10);
        Limits limits = new Limits(plenty, plenty, plenty, plenty, LOGIN, plenty);
        transport = new OpensshTransport(
                ssh, new OpensshTransport.Setting(folder.resolve("cache"), ""), workers, timer, limits);
    }

    @AfterEach
    void close() {
        transport.close();
        workers.shutdownNow();
        timer.shutdownNow();
    }

    /** The person: how each question is answered. */
    private interface Person {
        Optional<String> answer(String prompt);
    }

    private Operator operator(Person person) {
        return new Operator() {
            @Override
            public Optional<String> askSecret(String prompt) {
                asked.add(prompt);
                return person.answer(prompt);
            }

            @Override
            public boolean confirmHostKey(UnknownKey key) {
                return false;
            }
        };
    }

    private static Route route(String name) {
        return new Route(
                name,
                name,
                22,
                "op",
                new Route.Keys(List.of(), List.of(), false, Optional.empty()),
                new Route.Trust(List.of(), List.of(), Optional.empty(), Route.Unknown.ASK, false),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Optional<String> after(Duration time, String answer) {
        try {
            // A person who thinks: the time is what is tested.
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(answer);
        } catch (InterruptedException e) {
            return Optional.empty();
        }
    }

    @Test
    void whileOneIsAskedAboutTheClocksOfAllThatMustBeAskedAboutStand() throws Exception {
        Operator slow = operator(prompt -> after(LOGIN, "right"));

        List<Future<Connection>> logIns = List.of(
                workers.submit(() -> transport.connect(route("n1"), slow)),
                workers.submit(() -> transport.connect(route("n2"), slow)),
                workers.submit(() -> transport.connect(route("n3"), slow)));

        for (Future<Connection> logIn : logIns) {
            assertTrue(logIn.get(20, TimeUnit.SECONDS).isOpen());
        }
        assertEquals(3, asked.size(), asked.toString());
    }

    @Test
    void aLogInThatDiedBeforeItsAnswerLeavesTheOperatorToTheNextOne() throws Exception {
        CountDownLatch died = new CountDownLatch(1);
        Operator operator = operator(prompt -> {
            if (prompt.startsWith("dying")) {
                await(died);
            }
            return Optional.of("right");
        });
        Future<Unreached> dead =
                workers.submit(() -> assertThrows(Unreached.class, () -> transport.connect(route("dying"), operator)));
        dead.get(20, TimeUnit.SECONDS);
        died.countDown();

        assertTrue(transport.connect(route("n2"), operator).isOpen());
        assertEquals(List.of("dying's password:", "n2's password:"), asked);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The stand-in is sent SIGINT, as Ctrl-C at the terminal does, once it knows the password. */
    @Test
    void ctrlCAtTheTerminalDoesNotEndTheConnection() throws Exception {
        Connection connection = transport.connect(route("n1"), operator(prompt -> Optional.of("right")));

        assertTrue(connection.isOpen());
    }

    @Test
    void whoMistypedIsToldWhyTheyAreAskedAgain() throws Exception {
        Operator operator = operator(prompt -> Optional.of(asked.size() == 1 ? "wrong" : "right"));

        assertTrue(transport.connect(route("n1"), operator).isOpen());

        assertEquals(List.of("n1's password:", "Not accepted. n1's password:"), asked);
    }

    @Test
    void whoDoesNotAnswerIsNotAskedAgain() {
        Unreached failure = assertThrows(
                Unreached.class, () -> transport.connect(route("n1"), operator(prompt -> Optional.empty())));

        assertEquals(Outcome.AUTH, failure.outcome());
        assertEquals("Permission denied (password).", failure.getMessage());
        assertEquals(List.of("n1's password:"), asked);
    }
}
