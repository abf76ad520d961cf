// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.deadline.Cancellation;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Gives every command of a run its deadline: called off when the time is up, and interrupted when it does not heed. */
final class Bounded implements AutoCloseable {
    /** What a command is given to end by itself once called off. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "runbook-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** Something that takes time. */
    interface Work<T> {
        T run(Cancellation cancellation) throws InterruptedException;
    }

    /** What came of it; {@code value} is null when it was interrupted because it would not end. */
    record Ended<T>(T value, boolean late) {}

    /** Runs the work in this thread. */
    <T> Ended<T> run(Duration timeout, Cancellation outer, Work<T> work) throws InterruptedException {
        Cancellation inner = new Cancellation();
        Thread worker = Thread.currentThread();
        Watch watch = new Watch(worker);
        ScheduledFuture<?> end = timer.schedule(
                () -> {
                    watch.late = true;
                    inner.cancel();
                },
                timeout.toNanos(),
                TimeUnit.NANOSECONDS);
        ScheduledFuture<?> force =
                timer.schedule(watch::interrupt, timeout.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
        Cancellation.Registration registration = outer.onCancel(inner::cancel);
        try {
            return new Ended<>(work.run(inner), watch.late);
        } catch (InterruptedException | java.util.concurrent.CancellationException e) {
            if (!watch.late || outer.isCancelled()) {
                throw e;
            }
            return new Ended<>(null, true);
        } finally {
            registration.close();
            end.cancel(false);
            force.cancel(false);
            watch.over();
        }
    }

    /** Does something now and every second until it is stopped: for showing how long something takes. */
    Ticking everySecond(Runnable tick) {
        Ticking ticking = new Ticking(tick);
        ticking.beat = timer.scheduleAtFixedRate(ticking::beat, 0, 1, TimeUnit.SECONDS);
        return ticking;
    }

    /** Something that happens every second, and never once it was stopped. */
    static final class Ticking {
        private final Runnable tick;
        private ScheduledFuture<?> beat;
        private boolean stopped;

        private Ticking(Runnable tick) {
            this.tick = tick;
        }

        private synchronized void beat() {
            if (!stopped) {
                tick.run();
            }
        }

        synchronized void stop() {
            stopped = true;
            beat.cancel(false);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Interrupts the worker, but never once its work is over. */
    private static final class Watch {
        private final Thread worker;
        private boolean over;
        private boolean interrupted;
        private volatile boolean late;

        Watch(Thread worker) {
            this.worker = worker;
        }

        synchronized void interrupt() {
            if (!over) {
                interrupted = true;
                worker.interrupt();
            }
        }

        synchronized void over() {
            over = true;
            if (interrupted) {
                Thread.interrupted();
            }
        }
    }
}
