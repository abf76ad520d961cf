// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.job.Answer;
import io.jumpkit.ssh.job.Job;
import io.jumpkit.ssh.transport.Limits;
import io.jumpkit.ssh.transport.Unreached;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One node's part in a fan-out: connects if need be, does the job, and has exactly one result. */
final class Asking implements Job.Report {
    private final NodeLink link;
    private final Job job;
    private final Limits limits;
    private final Progress progress;
    private final CompletableFuture<NodeResult> result = new CompletableFuture<>();
    private final long startNanos = System.nanoTime();
    private boolean cancelled;
    private boolean begun;

    Asking(NodeLink link, Job job, Limits limits, Progress progress) {
        this.link = link;
        this.job = job;
        this.limits = limits;
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
                fail(Waiting.unreached(failure));
            }
        });
    }

    /** Calls it off: what has not begun is done at once, what runs is ended by its worker. */
    void cancel() {
        boolean running;
        synchronized (this) {
            cancelled = true;
            running = begun;
        }
        if (running) {
            job.stop();
        } else {
            finish(Answer.none(Outcome.CANCELLED, "called off before it began", Remains.NOTHING));
        }
    }

    /** Gives up waiting for the worker. */
    void abandon() {
        finish(Answer.none(Outcome.CANCELLED, "called off", Remains.MAYBE_RUNNING));
    }

    private synchronized boolean begin() {
        begun = !cancelled;
        return begun;
    }

    private void runOn(WarmSession warm) {
        if (!begin()) {
            return;
        }
        try {
            complete(run(warm));
        } catch (Unreached e) {
            if (!e.isPassing()) {
                fail(e);
                return;
            }
            // The session had died without a word; the job has not begun, so that it can begin on a new one.
            link.discard(warm);
            again();
        } finally {
            // A bug that threw past us must not leave the fan-out waiting for ever.
            result.completeExceptionally(new IllegalStateException("no result from " + node()));
        }
    }

    private void again() {
        progress.phase(node(), Progress.Phase.CONNECTING);
        try {
            complete(run(link.connect(true).join()));
        } catch (CompletionException e) {
            fail(Waiting.unreached(e));
        } catch (Unreached e) {
            fail(e);
        }
    }

    private NodeResult run(WarmSession warm) throws Unreached {
        warm.takeChannel(job.patience());
        try {
            return job.run(warm.connection(), warm.channelPatience(limits), this);
        } finally {
            warm.giveBackChannel();
        }
    }

    @Override
    public void phase(Progress.Phase phase) {
        progress.phase(node(), phase);
    }

    @Override
    public void moved(long bytes, long totalBytes) {
        progress.moved(node(), bytes, totalBytes);
    }

    @Override
    public NodeResult result(Answer answer) {
        return new NodeResult(
                node(),
                answer.outcome(),
                answer.exit(),
                answer.stdout(),
                answer.stderr(),
                answer.detail(),
                answer.remains(),
                answer.firstByte(),
                Duration.ofNanos(System.nanoTime() - startNanos));
    }

    private void fail(Unreached failure) {
        Remains remains = failure.hasMaybeBegun() ? Remains.MAYBE_RUNNING : Remains.NOTHING;
        finish(Answer.none(failure.outcome(), failure.getMessage(), remains));
    }

    private void finish(Answer answer) {
        complete(result(answer));
    }

    private void complete(NodeResult answer) {
        if (result.complete(answer)) {
            progress.done(answer);
        }
    }

    private Node node() {
        return link.node();
    }
}
