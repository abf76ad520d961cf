// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Something slow that a thread of its own begins to make before it is needed; whoever takes it waits for the rest. */
final class Ahead<T> implements Supplier<T> {
    private final FutureTask<T> making;

    private Ahead(FutureTask<T> making) {
        this.making = making;
    }

    /** Begins to make it. The thread keeps no process alive. Without a lambda, see {@link Start}. */
    static <T> Ahead<T> begin(String what, Supplier<T> maker) {
        FutureTask<T> making = new FutureTask<>(new Callable<>() {
            @Override
            public T call() {
                return maker.get();
            }
        });
        Thread thread = new Thread(making, "ahead: " + what);
        thread.setDaemon(true);
        thread.start();
        return new Ahead<>(making);
    }

    /** What was made; what was thrown instead is thrown here. */
    @Override
    public T get() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return making.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
