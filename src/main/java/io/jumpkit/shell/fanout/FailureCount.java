// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens to a fan-out, tells another who listens, and calls all of it off after so many failures. */
final class FailureCount implements Progress {
    private final Progress next;
    private final int limit;
    private final Cancellation cancellation;
    private final AtomicInteger failures = new AtomicInteger();

    FailureCount(Progress next, int limit, Cancellation cancellation) {
        this.next = next;
        this.limit = limit;
        this.cancellation = cancellation;
    }

    @Override
    public void phase(Node node, Phase phase) {
        next.phase(node, phase);
    }

    @Override
    public void moved(Node node, long bytes, long totalBytes) {
        next.moved(node, bytes, totalBytes);
    }

    @Override
    public void done(NodeResult result) {
        next.done(result);
        if (!result.ok() && failures.incrementAndGet() == limit) {
            cancellation.cancel();
        }
    }
}
