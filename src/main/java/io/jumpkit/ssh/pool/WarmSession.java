// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Limits;
import io.jumpkit.ssh.transport.Unreached;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** An open connection and how many of its channels are free. */
final class WarmSession {
    /** OpenSSH's MaxSessions is 10; two are left for ending what runs in the others. */
    private static final int CHANNELS = 8;

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration IDLE_CHANNEL = Duration.ofSeconds(2);

    private final Connection connection;
    private final Semaphore channels = new Semaphore(CHANNELS, true);

    WarmSession(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    boolean isOpen() {
        return connection.isOpen();
    }

    /** How long opening a channel may take: a session that was silent for a while may be dead and gets less. */
    Duration channelPatience(Limits limits) {
        boolean idle = connection.silentNanos() > IDLE.toNanos();
        return idle && IDLE_CHANNEL.compareTo(limits.channel()) < 0 ? IDLE_CHANNEL : limits.channel();
    }

    /** Waits for a free channel. */
    void takeChannel(Duration patience) throws Unreached {
        try {
            if (!channels.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Unreached.of(
                        Outcome.CHANNEL_REFUSED, "all " + CHANNELS + " channels of the session are taken", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Unreached.of(Outcome.CANCELLED, "stopped", e);
        }
    }

    void giveBackChannel() {
        channels.release();
    }
}
