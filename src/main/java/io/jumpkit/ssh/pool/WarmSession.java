// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.ssh.transport.Connection;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** An open connection and how many of its channels are free. */
final class WarmSession {
    /** OpenSSH's MaxSessions is 10; two are left for ending what runs in the others. */
    private static final int CHANNELS = 8;

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

    /** Waits for a free channel; whether there was one in time. */
    boolean takeChannel(Duration patience) throws InterruptedException {
        return channels.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    void giveBackChannel() {
        channels.release();
    }
}
