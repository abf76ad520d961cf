// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executor;

/** Goes round the sessions every few seconds: asks the silent ones for a sign of life, gives up those that stay silent. */
final class Watchman implements Runnable {
    private static final Duration ASK_AFTER = Duration.ofSeconds(4);
    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(15);

    private final Collection<NodeLink> links;
    private final Executor executor;

    Watchman(Collection<NodeLink> links, Executor executor) {
        this.links = links;
        this.executor = executor;
    }

    @Override
    public void run() {
        for (NodeLink link : links) {
            link.open().ifPresentOrElse(session -> look(link, session), link::reopenIfLost);
        }
    }

    private void look(NodeLink link, WarmSession session) {
        long silent = session.connection().silentNanos();
        if (silent > GIVE_UP_AFTER.toNanos()) {
            link.discard(session);
            link.reopen();
        } else if (silent > ASK_AFTER.toNanos()) {
            // Sending can wait for a full buffer: never on the timer's thread.
            executor.execute(() -> session.connection().probe());
        }
    }
}
