// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The wait between two looks or two tries, ended early by Ctrl-C. */
public final class Pause {
    private Pause() {}

    /** Waits about that long, never past the deadline; a fifth more or less, so that tools do not march in step. */
    @SuppressWarnings("try")
    public static void about(Duration time, Deadline deadline, Cancellation cancellation) throws InterruptedException {
        long nanos = (long) (time.toNanos() * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
        CountDownLatch called = new CountDownLatch(1);
        try (Cancellation.Registration wake = cancellation.onCancel(called::countDown)) {
            called.await(Math.min(nanos, deadline.left().toNanos()), TimeUnit.NANOSECONDS);
        }
        cancellation.check();
    }
}
