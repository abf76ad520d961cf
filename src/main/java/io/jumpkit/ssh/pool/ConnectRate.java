// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * How many log-ins may be under way at one sshd: few at first, more as they succeed, half as many after a reset. OpenSSH's
 * MaxStartups begins to drop connections at ten, and a bastion stands before hundreds of nodes. Thread-safe.
 */
final class ConnectRate {
    private static final int FIRST = 10;
    private static final int MOST = 64;

    private final Executor executor;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    ConnectRate(Executor executor) {
        this.executor = executor;
    }

    /** Runs the log-in when the sshd there can take it. */
    void submit(String sshd, Runnable logIn) {
        lane(sshd).submit(logIn);
    }

    /** A log-in went through. */
    void worked(String sshd) {
        Lane lane = lane(sshd);
        lane.limit(Math.min(MOST, lane.limit() + 1));
    }

    /** The sshd dropped a connection before its version line. */
    void dropped(String sshd) {
        Lane lane = lane(sshd);
        lane.limit(lane.limit() / 2);
    }

    /** How many log-ins may be under way there now. */
    int limit(String sshd) {
        return lane(sshd).limit();
    }

    private Lane lane(String sshd) {
        return lanes.computeIfAbsent(sshd, key -> new Lane(executor, FIRST));
    }
}
