// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.transport.Route;
import io.jumpkit.ssh.transport.Unreached;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One connection to each jump host, shared by all nodes behind it. Thread-safe. */
final class JumpHosts implements AutoCloseable {
    /** A jump host that failed fails for everybody who asks within this time: they asked at once. */
    private static final Duration FAILURE_HOLDS = Duration.ofSeconds(5);

    private final JschTransport transport;
    private final Map<String, Hop> hops = new ConcurrentHashMap<>();

    JumpHosts(JschTransport transport) {
        this.transport = transport;
    }

    JschConnection connection(Route route, Operator operator) throws Unreached {
        return hops.computeIfAbsent(key(route), k -> new Hop()).connection(route, operator);
    }

    private static String key(Route route) {
        return route.where() + route.via().map(v -> " via " + key(v)).orElse("");
    }

    @Override
    public void close() {
        hops.values().forEach(Hop::close);
        hops.clear();
    }

    private final class Hop {
        private JschConnection connection;
        private Unreached failure;
        private long failedNanos;
        private boolean nobodyAsked;

        synchronized JschConnection connection(Route route, Operator operator) throws Unreached {
            if (connection != null && connection.isOpen()) {
                return connection;
            }
            boolean fresh = failure != null && System.nanoTime() - failedNanos < FAILURE_HOLDS.toNanos();
            if (fresh && !(nobodyAsked && operator != Operator.NOBODY)) {
                throw failure;
            }
            try {
                connection = transport.open(route, operator);
                failure = null;
                return connection;
            } catch (Unreached e) {
                failure = at(route, e);
                failedNanos = System.nanoTime();
                nobodyAsked = operator == Operator.NOBODY;
                throw failure;
            }
        }

        private static Unreached at(Route route, Unreached e) {
            return e.saying("jump host " + route.where() + ": " + e.getMessage());
        }

        synchronized void close() {
            if (connection != null) {
                connection.close();
            }
        }
    }
}
