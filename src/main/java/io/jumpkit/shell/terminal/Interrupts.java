// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.deadline.Cancellation;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;

/**
 * Ctrl-C while something runs: the first calls it off and keeps what came, the second interrupts its thread. A third in a
 * script ends the process as any other.
 */
public final class Interrupts implements AutoCloseable {
    private static final String SIGNAL = "INT";

    private final Runnable undo;

    private Interrupts(Runnable undo) {
        this.undo = undo;
    }

    /** Listens until closed to the keys of a terminal. */
    public static Interrupts ofTerminal(Terminal terminal, Cancellation cancellation, Thread worker) {
        AtomicInteger presses = new AtomicInteger();
        Terminal.SignalHandler before =
                terminal.handle(Terminal.Signal.INT, signal -> press(presses, cancellation, worker));
        return new Interrupts(() -> terminal.handle(Terminal.Signal.INT, before));
    }

    /** Listens until closed to the signal that a terminal or another process sends. */
    public static Interrupts ofProcess(Cancellation cancellation, Thread worker) {
        AtomicInteger presses = new AtomicInteger();
        Object before = Signals.register(SIGNAL, () -> press(presses, cancellation, worker));
        return new Interrupts(() -> Signals.unregister(SIGNAL, before));
    }

    private static void press(AtomicInteger presses, Cancellation cancellation, Thread worker) {
        switch (presses.incrementAndGet()) {
            case 1 -> cancellation.cancel();
            case 2 -> worker.interrupt();
            default -> Signals.registerDefault(SIGNAL);
        }
    }

    @Override
    public void close() {
        undo.run();
    }
}
