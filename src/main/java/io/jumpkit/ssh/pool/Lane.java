// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Work of which only so much is under way at once; the rest queues without holding a thread. Thread-safe. */
final class Lane {
    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int limit;
    private int running;

    Lane(Executor executor, int limit) {
        this.executor = executor;
        this.limit = Math.max(1, limit);
    }

    void submit(Runnable work) {
        synchronized (this) {
            if (running >= limit) {
                waiting.add(work);
                return;
            }
            running++;
        }
        start(work);
    }

    /** How much may be under way at once. */
    synchronized int limit() {
        return limit;
    }

    /** How much is under way, and what the executor has yet to begin of it. */
    synchronized int running() {
        return running;
    }

    /** Changes how much may be under way at once; what is under way goes on. */
    void limit(int newLimit) {
        synchronized (this) {
            limit = Math.max(1, newLimit);
        }
        for (Runnable next = more(); next != null; next = more()) {
            start(next);
        }
    }

    private synchronized Runnable more() {
        if (running >= limit || waiting.isEmpty()) {
            return null;
        }
        running++;
        return waiting.remove();
    }

    private void start(Runnable work) {
        executor.execute(() -> {
            try {
                work.run();
            } finally {
                finished();
            }
        });
    }

    private void finished() {
        Runnable next;
        synchronized (this) {
            running--;
            next = more();
        }
        if (next != null) {
            start(next);
        }
    }
}
