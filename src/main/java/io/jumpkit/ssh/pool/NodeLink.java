// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Unreached;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The road to one node: its warm session, the attempt under way to get one, and whether it is worth another. Thread-safe.
 */
final class NodeLink {
    /** How often a connection that sshd dropped before its version line is tried again. */
    private static final int RETRIES = 8;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Node node;
    private final Roads roads;
    private final Breaker breaker =
            new Breaker(System::nanoTime, () -> ThreadLocalRandom.current().nextDouble());
    private WarmSession session;
    private CompletableFuture<WarmSession> attempt;
    private boolean attemptAsks;
    private Unreached lastFailure;
    private boolean wanted;
    private boolean closed;

    NodeLink(Node node, Roads roads) {
        this.node = node;
        this.roads = roads;
    }

    Node node() {
        return node;
    }

    /** The open session, if there is one. */
    synchronized Optional<WarmSession> open() {
        return Optional.ofNullable(session).filter(WarmSession::isOpen);
    }

    /**
     * A session, opened if need be; fails with {@link Unreached}.
     *
     * @param asking whether the operator may be asked for keys and passphrases
     */
    synchronized CompletableFuture<WarmSession> connect(boolean asking) {
        wanted = true;
        if (session != null && session.isOpen()) {
            return CompletableFuture.completedFuture(session);
        }
        if (attempt != null && (attemptAsks || !asking)) {
            return attempt;
        }
        if (attempt != null) {
            return attempt.handle((warm, failure) ->
                            failure == null ? CompletableFuture.completedFuture(warm) : connect(true))
                    .thenCompose(next -> next);
        }
        if (breaker.closedFor().isPresent()) {
            // Without the seconds left: they differ from node to node, and equal reasons fold into one line.
            String words = "left alone for the moment: " + lastFailure.getMessage() + "; to try again at once type: on";
            return CompletableFuture.failedFuture(Unreached.of(Outcome.CIRCUIT_OPEN, words, lastFailure));
        }
        return begin(asking);
    }

    /** Tries at once, in the background, if the node is being left alone. */
    void retry() {
        if (breaker.closedFor().isPresent()) {
            breaker.allow();
            connect(false);
        }
    }

    /** Gives up a session that does not answer; the next connect opens another. */
    void discard(WarmSession dead) {
        synchronized (this) {
            if (session == dead) {
                session = null;
            }
        }
        dead.connection().close();
    }

    /** Looks after the session by itself: opens it again, with pauses that grow, as long as the node is wanted. */
    void reopen() {
        synchronized (this) {
            if (!wanted || closed || attempt != null || (session != null && session.isOpen())) {
                return;
            }
            begin(false);
        }
    }

    /** The same for a session that was there and broke; a node that never was reached has a timer of its own. */
    void reopenIfLost() {
        boolean lost;
        synchronized (this) {
            lost = session != null && attempt == null;
            session = lost ? null : session;
        }
        if (lost) {
            reopen();
        }
    }

    void close() {
        WarmSession last;
        synchronized (this) {
            closed = true;
            last = session;
            session = null;
        }
        if (last != null) {
            last.connection().close();
        }
    }

    private CompletableFuture<WarmSession> begin(boolean asking) {
        CompletableFuture<WarmSession> future = new CompletableFuture<>();
        attempt = future;
        attemptAsks = asking;
        Operator operator = roads.operator(asking);
        roads.submit(node, Turn.FIRST, () -> tryOnce(future, operator, 0));
        return future;
    }

    private void tryOnce(CompletableFuture<WarmSession> future, Operator operator, int retries) {
        Turn turn = retries == 0 ? Turn.FIRST : Turn.AGAIN;
        try {
            Connection connection = roads.connect(node, operator);
            roads.rate(node, turn, true);
            succeed(future, new WarmSession(connection));
        } catch (Unreached e) {
            if (e.isPassing()) {
                roads.rate(node, turn, false);
            }
            boolean again = e.isPassing()
                    && retries < RETRIES
                    && later(
                            () -> roads.submit(node, Turn.AGAIN, () -> tryOnce(future, operator, retries + 1)),
                            ThreadLocalRandom.current().nextLong(Math.min(LONGEST_PAUSE.toMillis(), 100L << retries))
                                    + 1);
            if (!again) {
                fail(future, e);
            }
        } catch (RuntimeException e) {
            fail(future, Unreached.of(Outcome.KEX, "a bug: " + e, e));
            throw e;
        }
    }

    private void succeed(CompletableFuture<WarmSession> future, WarmSession warm) {
        boolean tooLate;
        synchronized (this) {
            tooLate = closed;
            session = tooLate ? null : warm;
            attempt = null;
        }
        breaker.worked();
        if (tooLate) {
            warm.connection().close();
        }
        future.complete(warm);
    }

    private void fail(CompletableFuture<WarmSession> future, Unreached failure) {
        synchronized (this) {
            lastFailure = failure;
            attempt = null;
        }
        // An unknown host key is the operator's to mend, and mending works at once.
        if (failure.outcome() != Outcome.HOST_KEY) {
            Duration pause = breaker.failed();
            if (failure.outcome() != Outcome.AUTH) {
                later(this::reopen, pause.toMillis() + 1000);
            }
        }
        future.completeExceptionally(failure);
    }

    /** Puts off an act, unless the link was closed meanwhile: its pool's timer takes nothing more then. */
    private synchronized boolean later(Runnable act, long millis) {
        if (!closed) {
            roads.timer().schedule(act, millis, TimeUnit.MILLISECONDS);
        }
        return !closed;
    }

    /** Which turn of a log-in this is: its first, or another after sshd dropped it before its version line. */
    enum Turn {
        FIRST,
        AGAIN
    }

    /** What links need from their pool. */
    interface Roads {
        /** Connects now, on this thread. */
        Connection connect(Node node, Operator operator) throws Unreached;

        /** Whom an attempt that begins now may ask. */
        Operator operator(boolean asking);

        /** Queues a connection attempt. */
        void submit(Node node, Turn turn, Runnable attempt);

        /** Tells how a log-in went, for the rate of those to come. */
        void rate(Node node, Turn turn, boolean worked);

        java.util.concurrent.ScheduledExecutorService timer();
    }
}
