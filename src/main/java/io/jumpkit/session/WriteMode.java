// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether commands may change anything: read-only, or writable until a moment or until {@code ro}. */
public final class WriteMode {
    private final Clock clock;
    private boolean writable;
    private Optional<Instant> until = Optional.empty();
    private boolean despiteFreeze;

    WriteMode(Clock clock) {
        this.clock = clock;
    }

    /** Closes the session for writing. */
    public synchronized void readOnly() {
        writable = false;
        until = Optional.empty();
        despiteFreeze = false;
    }

    /** Opens the session for writing; with a time it closes by itself. */
    public synchronized void writable(Optional<Duration> time) {
        writable(time, false);
    }

    /** The same; {@code despite} a freeze also what is dangerous may be done, as long as it stays open. */
    public synchronized void writable(Optional<Duration> time, boolean despite) {
        writable = true;
        despiteFreeze = despite;
        until = time.map(t -> clock.instant().plus(t));
    }

    /** Whether commands may change something now. */
    public synchronized boolean isWritable() {
        return writable && until.map(end -> clock.instant().isBefore(end)).orElse(true);
    }

    /** Whether a freeze is to be no hindrance now. */
    public synchronized boolean isDespiteFreeze() {
        return isWritable() && despiteFreeze;
    }

    /** How long it stays writable; empty when read-only or without end. */
    public synchronized Optional<Duration> left() {
        return isWritable() ? until.map(end -> Duration.between(clock.instant(), end)) : Optional.empty();
    }
}
