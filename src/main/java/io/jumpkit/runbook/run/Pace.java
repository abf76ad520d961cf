// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.deadline.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as a run spends it. */
public interface Pace {
    /** Real time. */
    Pace REAL = new Pace() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration time, Cancellation cancellation) throws InterruptedException {
            CountDownLatch stopped = new CountDownLatch(1);
            Cancellation.Registration registration = cancellation.onCancel(stopped::countDown);
            try {
                if (stopped.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                    cancellation.check();
                }
            } finally {
                registration.close();
            }
        }
    };

    /** A clock that only goes forward. */
    long nanos();

    /** Lets time pass. Ends early with a {@link java.util.concurrent.CancellationException} when called off. */
    void pause(Duration time, Cancellation cancellation) throws InterruptedException;
}
