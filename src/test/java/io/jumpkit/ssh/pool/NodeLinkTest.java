// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Unreached;
import io.jumpkit.testing.TestSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that cannot be reached while its pool is being closed. */
class NodeLinkTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Runnable> attempts = new ArrayList<>();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void anAttemptThatFailsAfterTheCloseIsAFailureAndNoBug() {
        assertSame(Outcome.TCP_TIMEOUT, closedWhileConnecting(Unreached.of(Outcome.TCP_TIMEOUT, "nobody there", null)));
    }

    @Test
    void anAttemptThatWouldBeRepeatedIsNotAfterTheClose() {
        assertSame(
                Outcome.CUT,
                closedWhileConnecting(Unreached.passing(Outcome.CUT, "closed before its version line", null)));
        assertEquals(1, attempts.size());
    }

    @Test
    void aNodeLeftAloneIsTriedWhenTheOperatorSaysSo() throws Exception {
        Node node = TestSessions.cluster(false).node("n1").orElseThrow();
        NodeLink link = new NodeLink(node, new Failing(Unreached.of(Outcome.TCP_TIMEOUT, "nobody there", null)));
        CompletableFuture<WarmSession> last = link.connect(false);
        for (int i = 0; i < 12 && attempts.size() > i; i++) {
            attempts.get(i).run();
            last = link.connect(false);
        }
        CompletableFuture<WarmSession> refused = last;
        int before = attempts.size();

        ExecutionException alone = assertThrows(ExecutionException.class, refused::get);
        assertTrue(alone.getMessage().contains("left alone for the moment: nobody there"), alone.getMessage());
        assertTrue(alone.getMessage().contains("to try again at once type: on"), alone.getMessage());
        link.retry();
        assertEquals(before + 1, attempts.size());
    }

    private Outcome closedWhileConnecting(Unreached failure) {
        Node node = TestSessions.cluster(false).node("n1").orElseThrow();
        NodeLink link = new NodeLink(node, new Failing(failure));
        CompletableFuture<WarmSession> session = link.connect(false);

        link.close();
        timer.shutdownNow();
        attempts.get(0).run();

        assertTrue(session.isDone());
        ExecutionException e = assertThrows(ExecutionException.class, session::get);
        return ((Unreached) e.getCause()).outcome();
    }

    private final class Failing implements NodeLink.Roads {
        private final Unreached failure;

        Failing(Unreached failure) {
            this.failure = failure;
        }

        @Override
        public Connection connect(Node node, Operator operator) throws Unreached {
            throw failure;
        }

        @Override
        public Operator operator(boolean asking) {
            return Operator.NOBODY;
        }

        @Override
        public void submit(Node node, NodeLink.Turn turn, Runnable attempt) {
            attempts.add(attempt);
        }

        @Override
        public void rate(Node node, NodeLink.Turn turn, boolean worked) {}

        @Override
        public ScheduledExecutorService timer() {
            return timer;
        }
    }
}
