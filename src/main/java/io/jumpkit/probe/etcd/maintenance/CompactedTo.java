// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.Status;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.EtcdClient;
import io.jumpkit.probe.etcd.client.Watching;
import java.time.Duration;
import java.util.Optional;

/**
 * Up to which revision a member has been compacted. No question of etcd's says so but a hash of everything; a watch from
 * the first revision is told it at once, and costs nothing.
 */
final class CompactedTo {
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private CompactedTo() {}

    /** The revision; 0 when nothing was ever compacted, or nobody said so in time. */
    static Answer<Long> of(EtcdClient client, Deadline deadline) {
        WatchCreateRequest first = WatchCreateRequest.newBuilder()
                .setKey(Watching.key("jumpkit: how far is this compacted?"))
                .setStartRevision(1)
                .build();
        return client.ask(deadline, channel -> {
            Deadline end = deadline.orIn(PATIENCE);
            try (Watching watch = Watching.open(channel, first)) {
                while (!end.isOver()) {
                    Optional<WatchResponse> response = watch.next(end.left());
                    if (response.isPresent() && response.get().getCompactRevision() > 0) {
                        return response.get().getCompactRevision();
                    }
                }
                return 0L;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Status.CANCELLED.asRuntimeException();
            }
        });
    }
}
