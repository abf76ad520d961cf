// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import io.grpc.Channel;
import io.jumpkit.deadline.Deadline;
import java.time.Duration;

/** What carries questions to endpoints: gRPC from here, or the native client on the nodes. Thread-safe. */
public interface Connections extends AutoCloseable {

    /** What to put questions to, or why there is no way. */
    Answer<Channel> to(Endpoint endpoint, Deadline deadline);

    /** Whether anything listens there, found out before anything else is loaded; who cannot tell says yes. */
    default Answer<Boolean> reachable(Endpoint endpoint, Deadline deadline) {
        return new Answer.Got<>(true, Duration.ZERO);
    }

    /** A failure with what the way there knows of it. */
    default <T> Answer.Failed<T> explained(Endpoint endpoint, Answer.Failed<T> failed) {
        return failed;
    }

    /** Throws this channel away: it does not work. Another that leads there meanwhile stays. */
    void distrust(Endpoint endpoint, Channel channel);

    @Override
    void close();
}
