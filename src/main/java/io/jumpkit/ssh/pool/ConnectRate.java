// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * How many log-ins may be under way at one door: few at first, more as they succeed, half as many after drops. OpenSSH's
 * MaxStartups begins to drop connections at ten, and a bastion stands before hundreds of nodes. As TCP does it (RFC 5681):
 * one more for each that went through until the first drop, then one more for a whole round; and the drops of one round
 * halve once. Thread-safe.
 */
final class ConnectRate {
    private static final int FIRST = 10;
    private static final int MOST = 64;
    /** Fewer would make many nodes whose sshd drops everybody take turns for minutes. */
    private static final int LEAST = 4;

    private final Executor executor;
    private final Map<String, Door> doors = new ConcurrentHashMap<>();

    ConnectRate(Executor executor) {
        this.executor = executor;
    }

    /** Runs the log-in when the door there can take it. */
    void submit(String door, Runnable logIn) {
        door(door).submit(logIn);
    }

    /** A log-in went through. */
    void worked(String door) {
        door(door).worked();
    }

    /** The sshd dropped a connection before its version line. */
    void dropped(String door) {
        door(door).dropped();
    }

    /** How many log-ins may be under way there now. */
    int limit(String door) {
        return door(door).lane.limit();
    }

    private Door door(String name) {
        return doors.computeIfAbsent(name, key -> new Door(new Lane(executor, FIRST)));
    }

    private static final class Door {
        private final Lane lane;
        private boolean droppedBefore;
        /** Log-ins that went through since the limit last changed. */
        private int through;
        /** Log-ins still to end that began before the limit was halved: their drops are of the same round. */
        private int ofTheRound;

        Door(Lane lane) {
            this.lane = lane;
        }

        void submit(Runnable logIn) {
            lane.submit(() -> {
                try {
                    logIn.run();
                } finally {
                    ended();
                }
            });
        }

        private synchronized void ended() {
            ofTheRound = Math.max(0, ofTheRound - 1);
        }

        synchronized void worked() {
            through++;
            if (!droppedBefore || through >= lane.limit()) {
                through = 0;
                lane.limit(Math.min(MOST, lane.limit() + 1));
            }
        }

        synchronized void dropped() {
            if (ofTheRound > 0) {
                return;
            }
            droppedBefore = true;
            through = 0;
            ofTheRound = lane.running();
            lane.limit(Math.max(LEAST, lane.limit() / 2));
        }
    }
}
