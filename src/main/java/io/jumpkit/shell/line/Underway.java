// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import io.jumpkit.deadline.Cancellation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The command that runs now, as seen from outside: whether there is one, and a way to call it off. Thread-safe. */
public final class Underway {
    private Optional<Cancellation> running = Optional.empty();
    private CountDownLatch ended = new CountDownLatch(0);

    synchronized void begin(Cancellation cancellation) {
        running = Optional.of(cancellation);
        ended = new CountDownLatch(1);
    }

    synchronized void end() {
        running = Optional.empty();
        ended.countDown();
    }

    /** Whether a command runs. */
    public synchronized boolean isBusy() {
        return running.isPresent();
    }

    /** Calls it off as Ctrl-C does, and waits until its end is on record, but no longer than that. */
    public void callOff(Duration patience) {
        CountDownLatch end;
        synchronized (this) {
            running.ifPresent(Cancellation::cancel);
            end = ended;
        }
        try {
            end.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
