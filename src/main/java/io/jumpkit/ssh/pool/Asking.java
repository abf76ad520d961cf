// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Output;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.exec.Execution;
import io.jumpkit.ssh.transport.Unreached;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One command for one node within a fan-out: connects if need be, runs it, and has exactly one result. */
final class Asking {
    /** A session that was silent for longer may be dead: it gets less time to open a channel. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private static final Duration IDLE_CHANNEL = Duration.ofSeconds(2);

    private final NodeLink link;
    private final RemoteCommand command;
    private final Workshop workshop;
    private final Progress progress;
    private final CompletableFuture<NodeResult> result = new CompletableFuture<>();
    private final long startNanos = System.nanoTime();
    private Execution execution;
    private boolean cancelled;

    Asking(NodeLink link, RemoteCommand command, Workshop workshop, Progress progress) {
        this.link = link;
        this.command = command;
        this.workshop = workshop;
        this.progress = progress;
    }

    CompletableFuture<NodeResult> result() {
        return result;
    }

    /** Whether its session is open. */
    boolean isReady() {
        return link.open().isPresent();
    }

    void start(Lane lane) {
        progress.phase(node(), Progress.Phase.QUEUED);
        if (link.open().isEmpty()) {
            progress.phase(node(), Progress.Phase.CONNECTING);
        }
        link.connect(true).whenComplete((warm, failure) -> {
            if (failure == null) {
                lane.submit(() -> runOn(warm));
            } else {
                fail(unreached(failure));
            }
        });
    }

    /** Calls it off: what has not begun is done at once, what runs is killed by its worker. */
    void cancel() {
        Execution running;
        synchronized (this) {
            cancelled = true;
            running = execution;
        }
        if (running == null) {
            finish(failed(Outcome.CANCELLED, "called off before it began", Remains.NOTHING));
        } else {
            running.stop();
        }
    }

    /** Gives up waiting for the worker. */
    void abandon() {
        finish(failed(Outcome.CANCELLED, "called off", Remains.MAYBE_RUNNING));
    }

    private void runOn(WarmSession warm) {
        try {
            finish(run(warm));
        } catch (Unreached e) {
            if (!e.isPassing()) {
                fail(e);
                return;
            }
            // The session had died without a word; the command has not begun, so that it can begin on a new one.
            link.discard(warm);
            again();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            finish(failed(Outcome.CANCELLED, "stopped", Remains.NOTHING));
        } finally {
            // A bug that threw past us must not leave the fan-out waiting for ever.
            result.completeExceptionally(new IllegalStateException("no result from " + node()));
        }
    }

    private void again() {
        progress.phase(node(), Progress.Phase.CONNECTING);
        try {
            finish(run(link.connect(true).join()));
        } catch (CompletionException e) {
            fail(unreached(e));
        } catch (Unreached e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            finish(failed(Outcome.CANCELLED, "stopped", Remains.NOTHING));
        }
    }

    private NodeResult run(WarmSession warm) throws Unreached, InterruptedException {
        if (!warm.takeChannel(command.timeout())) {
            throw Unreached.of(Outcome.CHANNEL_REFUSED, "all channels of the session are taken", null);
        }
        try {
            Execution mine = new Execution(
                    command,
                    workshop.passwords(),
                    stream -> workshop.outputFile(node(), stream),
                    () -> progress.phase(node(), Progress.Phase.ANSWERING));
            synchronized (this) {
                if (cancelled) {
                    return failed(Outcome.CANCELLED, "called off before it began", Remains.NOTHING);
                }
                execution = mine;
            }
            progress.phase(node(), Progress.Phase.RUNNING);
            boolean idle = warm.connection().silentNanos() > IDLE.toNanos();
            Deadline channel =
                    Deadline.in(idle ? IDLE_CHANNEL : workshop.limits().channel());
            return answered(mine.run(warm.connection(), channel));
        } finally {
            warm.giveBackChannel();
        }
    }

    private NodeResult answered(Execution.Done done) {
        return new NodeResult(
                node(),
                done.outcome(),
                done.exit(),
                done.stdout(),
                done.stderr(),
                done.detail(),
                done.remains(),
                done.firstByte(),
                elapsed());
    }

    private void fail(Unreached failure) {
        finish(failed(failure.outcome(), failure.getMessage(), Remains.NOTHING));
    }

    private NodeResult failed(Outcome outcome, String detail, Remains remains) {
        return new NodeResult(
                node(),
                outcome,
                OptionalInt.empty(),
                Output.NONE,
                Output.NONE,
                detail,
                remains,
                Optional.empty(),
                elapsed());
    }

    private void finish(NodeResult answer) {
        if (result.complete(answer)) {
            progress.done(answer);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private Node node() {
        return link.node();
    }

    static Unreached unreached(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof Unreached unreached ? unreached : Unreached.of(Outcome.CUT, cause.toString(), cause);
    }
}
