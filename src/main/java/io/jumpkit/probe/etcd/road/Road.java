// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.road;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The way from here to an endpoint: straight, or through a node's sshd. */
public interface Road {

    /** How to get there: where to dial, or why there is no way. */
    Answer<Way> to(Endpoint endpoint, Deadline deadline);

    /** Whether anything listens there, found out without TLS or gRPC; a road that cannot tell says yes. */
    default Answer<Boolean> reachable(Endpoint endpoint, Deadline deadline) {
        return new Answer.Got<>(true, Duration.ZERO);
    }

    /**
     * Where to dial.
     *
     * @param address what to connect to
     * @param from the local address to start from; empty for any
     * @param onClose ends the way
     * @param trouble why the far end was not reached, where the near end only closes
     */
    record Way(
            InetSocketAddress address,
            Optional<InetAddress> from,
            Runnable onClose,
            Supplier<Optional<Reason>> trouble) {}
}
