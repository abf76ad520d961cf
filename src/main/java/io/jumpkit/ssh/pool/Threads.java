// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one pool, all daemons and all gone after half a minute without work. They are full only once they are
 * closed: what comes then, from an attempt that was under way, has nobody left to wait for it and is dropped.
 *
 * @param connectors for log-ins, at most 64
 * @param workers for commands; how many run at once is each fan-out's business
 * @param timer for deadlines; nothing on it may wait
 */
record Threads(ExecutorService connectors, ExecutorService workers, ScheduledExecutorService timer)
        implements AutoCloseable {
    private static final int CONNECTORS = 64;
    private static final long STACK_BYTES = 512 * 1024L;
    private static final long IDLE_SECONDS = 30;

    static Threads start() {
        ThreadPoolExecutor connectors = new ThreadPoolExecutor(
                CONNECTORS,
                CONNECTORS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named("ssh-connect-"),
                new ThreadPoolExecutor.DiscardPolicy());
        connectors.allowCoreThreadTimeOut(true);
        ExecutorService workers = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named("ssh-run-"),
                new ThreadPoolExecutor.DiscardPolicy());
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, named("ssh-timer-"), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        return new Threads(connectors, workers, timer);
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(null, work, prefix + number.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        timer.shutdownNow();
        connectors.shutdownNow();
        workers.shutdownNow();
    }
}
