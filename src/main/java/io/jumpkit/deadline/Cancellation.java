// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.deadline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** The operator's Ctrl-C for one command: asked about by loops, listened to by whoever waits. Thread-safe. */
public final class Cancellation {
    private final Set<Runnable> listeners = new LinkedHashSet<>();
    private boolean cancelled;

    /** Calls the command off; the second time does nothing. */
    public void cancel() {
        List<Runnable> toCall;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toCall = List.copyOf(listeners);
            listeners.clear();
        }
        toCall.forEach(Runnable::run);
    }

    /** Whether the operator called it off. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Throws {@link CancellationException} once called off. */
    public void check() {
        if (isCancelled()) {
            throw new CancellationException("stopped by the operator");
        }
    }

    /** Runs the listener when called off, at once if that has happened; close the registration when done. */
    public Registration onCancel(Runnable listener) {
        synchronized (this) {
            if (!cancelled) {
                listeners.add(listener);
                return () -> remove(listener);
            }
        }
        listener.run();
        return () -> {};
    }

    private synchronized void remove(Runnable listener) {
        listeners.remove(listener);
    }

    /** A listener that can be taken back. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
