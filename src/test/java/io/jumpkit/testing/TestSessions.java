// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Freeze;
import io.jumpkit.inventory.Inventory;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.session.Events;
import io.jumpkit.session.RoleSource;
import io.jumpkit.session.Session;
import io.jumpkit.session.Settings;
import io.jumpkit.ssh.Remote;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Sessions for tests: a cluster {@code prod} of five nodes, n1 to n3 with the role etcd. */
public final class TestSessions {
    private TestSessions() {}

    /** The cluster, read-only or not. */
    public static Cluster cluster(boolean readOnly) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (int i = 1; i <= 5; i++) {
            Set<String> roles = i <= 3 ? Set.of("etcd") : Set.of("redis");
            nodes.put(
                    "n" + i,
                    new Node("n" + i, SshTarget.of("10.0.1.1" + i), roles, Map.of("zone", i % 2 == 0 ? "b" : "a")));
        }
        return new Cluster("prod", Optional.empty(), readOnly, false, Optional.empty(), nodes, Optional.empty());
    }

    /** The cluster, writable, and frozen for as long as any test runs. */
    public static Cluster frozen(String why) {
        Cluster plain = cluster(false);
        Freeze freeze = new Freeze(Instant.EPOCH, Instant.parse("9999-01-01T08:30:00Z"), why);
        return new Cluster(
                plain.name(),
                plain.color(),
                false,
                false,
                plain.instance(),
                plain.nodes(),
                plain.etcd(),
                plain.systems(),
                List.of(freeze));
    }

    /** A session without SSH, writable, with the cluster in use. */
    public static Session open() {
        return open(cluster(false), session -> {
            throw new AssertionError("no SSH in this test");
        });
    }

    /** A session with the cluster in use. */
    public static Session open(Cluster cluster, Function<Session, Remote> remote, RoleSource... roles) {
        Session session = withoutCluster(cluster, remote, roles);
        session.use(cluster);
        return session;
    }

    /** A session with the cluster in use and a clock of its own. */
    public static Session open(Cluster cluster, Function<Session, Remote> remote, Clock clock) {
        Session session = withoutCluster(cluster, remote, clock);
        session.use(cluster);
        return session;
    }

    /** A session that knows the cluster but does not use it. */
    public static Session withoutCluster(Cluster cluster, Function<Session, Remote> remote, RoleSource... roles) {
        return withoutCluster(cluster, remote, Clock.systemUTC(), roles);
    }

    private static Session withoutCluster(
            Cluster cluster, Function<Session, Remote> remote, Clock clock, RoleSource... roles) {
        return new Session(new Session.Setup(
                Settings.defaults(Map.of("HOME", "/nowhere")),
                new OneCluster(cluster),
                clock,
                Events.NONE,
                remote,
                List.of(roles)));
    }

    private record OneCluster(Cluster only) implements Inventory {
        @Override
        public List<String> names() {
            return List.of(only.name());
        }

        @Override
        public Cluster cluster(String name) {
            if (!name.equals(only.name())) {
                throw UserError.usage("no cluster '" + name + "'", "known: " + only.name());
            }
            return only;
        }
    }
}
