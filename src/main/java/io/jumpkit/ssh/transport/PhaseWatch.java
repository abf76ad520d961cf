// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Watches one attempt to reach a node and breaks it off when a phase takes too long. Thread-safe. */
public final class PhaseWatch implements AutoCloseable {
    private final ScheduledExecutorService timer;
    private final Limits limits;
    private Runnable breakOff = () -> {};
    private Phase phase = Phase.DNS;
    private Phase interrupted = Phase.DNS;
    private ScheduledFuture<?> alarm;
    private boolean tooLate;

    public PhaseWatch(ScheduledExecutorService timer, Limits limits) {
        this.timer = timer;
        this.limits = limits;
    }

    /** What ends a hanging attempt, such as closing its socket; run at once if its time is already up. */
    public void breakOffWith(Runnable action) {
        boolean now;
        synchronized (this) {
            breakOff = action;
            now = tooLate;
        }
        if (now) {
            action.run();
        }
    }

    /** The attempt enters a phase; its clock starts. */
    public synchronized void enter(Phase next) {
        if (tooLate) {
            return;
        }
        stopAlarm();
        phase = next;
        Duration limit = next.limit(limits);
        if (!limit.isZero()) {
            alarm = timer.schedule(() -> ring(next), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The attempt enters a phase whose limit is kept by who goes through it, for each try of several anew. */
    public synchronized void enterTimed(Phase next) {
        if (!tooLate) {
            stopAlarm();
            phase = next;
        }
    }

    /** The operator is to be asked: until {@link #goOn} no clock runs, however many others are asked first. */
    public synchronized void pause() {
        if (phase != Phase.ASKING) {
            interrupted = phase;
            enter(Phase.ASKING);
        }
    }

    /** The operator has answered: the phase begins anew. */
    public synchronized void goOn() {
        if (phase == Phase.ASKING) {
            enter(interrupted);
        }
    }

    /** Where the attempt is now. */
    public synchronized Phase phase() {
        return phase;
    }

    /** How long the phase that it is in may take. */
    public synchronized Duration limit() {
        return phase.limit(limits);
    }

    /** The failure, when it was this watch that ended the attempt. */
    public synchronized Optional<Unreached> failure(Throwable cause) {
        return tooLate
                ? Optional.of(Unreached.of(phase.outcome(), phase.tooLong(phase.limit(limits)), cause))
                : Optional.empty();
    }

    @Override
    public synchronized void close() {
        stopAlarm();
        phase = Phase.DONE;
    }

    private void ring(Phase late) {
        Runnable action;
        synchronized (this) {
            if (phase != late) {
                return;
            }
            tooLate = true;
            action = breakOff;
        }
        action.run();
    }

    private void stopAlarm() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }
}
