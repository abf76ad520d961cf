// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.job;

import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Unreached;
import java.time.Duration;

/** What a fan-out does on one node once there is a session. */
public interface Job {

    /**
     * Does it. Called again on a new session when the first one turned out to be dead before anything had begun.
     *
     * @param channelPatience how long opening a channel may take
     * @throws Unreached when it did not begin
     */
    NodeResult run(Connection connection, Duration channelPatience, Report report) throws Unreached;

    /** Calls it off, from any thread. */
    void stop();

    /** How long it waits for a free channel. */
    Duration patience();

    /** Where a job tells how it gets on, and what makes its result. */
    interface Report {
        void phase(Progress.Phase phase);

        void moved(long bytes, long totalBytes);

        /** A result with the time from the start. */
        NodeResult result(Answer answer);
    }
}
