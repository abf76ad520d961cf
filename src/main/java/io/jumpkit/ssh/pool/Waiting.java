// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Unreached;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what is being opened on other threads. */
final class Waiting {
    private Waiting() {}

    static <T> T on(CompletableFuture<T> future, Deadline deadline) throws Unreached {
        try {
            return future.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unreached(e.getCause());
        } catch (TimeoutException e) {
            throw Unreached.of(Outcome.TCP_TIMEOUT, "no connection in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Unreached.of(Outcome.CANCELLED, "stopped", e);
        }
    }

    /** Why a future failed. */
    static Unreached unreached(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof Unreached unreached ? unreached : Unreached.of(Outcome.CUT, cause.toString(), cause);
    }
}
