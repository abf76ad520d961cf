// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.deadline.Cancellation;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;

/**
 * Ctrl-C while something runs: the first calls it off and keeps what came, the second interrupts its thread, and after
 * that the process can be ended as any other.
 */
final class Interrupts implements AutoCloseable {
    private static final String SIGNAL = "INT";

    private final Object before;

    private Interrupts(Object before) {
        this.before = before;
    }

    /** Listens until closed. */
    static Interrupts cancel(Cancellation cancellation, Thread worker) {
        AtomicInteger presses = new AtomicInteger();
        return new Interrupts(Signals.register(SIGNAL, () -> {
            switch (presses.incrementAndGet()) {
                case 1 -> cancellation.cancel();
                case 2 -> worker.interrupt();
                default -> Signals.registerDefault(SIGNAL);
            }
        }));
    }

    @Override
    public void close() {
        Signals.unregister(SIGNAL, before);
    }
}
