// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the nodes that failed, however many fan-outs they are divided into, and calls all off after so many. */
final class FailureCount {
    private final int limit;
    private final Cancellation cancellation;
    private final AtomicInteger failures = new AtomicInteger();

    FailureCount(int limit, Cancellation cancellation) {
        this.limit = limit;
        this.cancellation = cancellation;
    }

    /** Listens to a fan-out and tells another who listens. */
    Progress listening(Progress next) {
        return new Progress() {
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
        };
    }
}
