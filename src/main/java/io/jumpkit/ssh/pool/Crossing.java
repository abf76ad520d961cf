// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.config.InventoryRoutes;
import io.jumpkit.ssh.config.Routes;
import io.jumpkit.ssh.config.SystemSsh;
import io.jumpkit.ssh.jsch.JschTransport;
import io.jumpkit.ssh.openssh.OpensshTransport;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Route;
import io.jumpkit.ssh.transport.Transport;
import io.jumpkit.ssh.transport.Unreached;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/** Finds the way to a node and the SSH client that can take it: ours, or the system's where ours cannot. */
final class Crossing implements NodeLink.Roads, AutoCloseable {
    private static final String DROPPED = "dropped before";

    private final Setup setup;
    private final Threads threads;
    private final ConnectRate rate;
    private final Routes routes;
    private final Doorkeeper doorkeeper;
    private final Transport jsch;
    private final Optional<Transport> openssh;
    private final Set<SshTarget> notForJsch = ConcurrentHashMap.newKeySet();

    Crossing(Setup setup, Threads threads) {
        this.setup = setup;
        this.threads = threads;
        this.doorkeeper = new Doorkeeper(setup.operator());
        this.rate = new ConnectRate(threads.connectors());
        Optional<SystemSsh> ssh = SystemSsh.find(setup.environment());
        this.routes = ssh.map(found -> found.routes(setup.environment(), setup.acceptNew()))
                .orElseGet(() -> new InventoryRoutes(setup.environment(), setup.acceptNew()));
        this.jsch = new JschTransport(threads.workers(), threads.timer(), setup.limits());
        this.openssh = ssh.map(this::openssh);
    }

    private Transport openssh(SystemSsh ssh) {
        OpensshTransport.Setting setting =
                new OpensshTransport.Setting(setup.cache(), setup.environment().getOrDefault("XDG_RUNTIME_DIR", ""));
        return new OpensshTransport(ssh.program(), setting, threads.workers(), threads.timer(), setup.limits());
    }

    @Override
    public Operator operator(boolean asking) {
        return asking ? doorkeeper.forOneAttempt() : Operator.NOBODY;
    }

    @Override
    public Connection connect(Node node, Operator operator) throws Unreached {
        Route route = routes.resolve(node.ssh());
        return switch (node.ssh().transport()) {
            case JSCH -> onlyOurs(route, operator);
            case OPENSSH -> system(route).connect(route, operator);
            case AUTO -> either(node.ssh(), route, operator);
        };
    }

    private Connection onlyOurs(Route route, Operator operator) throws Unreached {
        if (route.onlyOpenssh().isPresent()) {
            throw Unreached.of(
                    Outcome.NO_ROUTE,
                    "ssh_config asks for " + route.onlyOpenssh().get()
                            + ", which needs the system's ssh; write transport: auto into the inventory",
                    null);
        }
        return jsch.connect(route, operator);
    }

    private Connection either(SshTarget target, Route route, Operator operator) throws Unreached {
        if (route.onlyOpenssh().isPresent() || notForJsch.contains(target)) {
            return system(route).connect(route, operator);
        }
        try {
            return jsch.connect(route, operator);
        } catch (Unreached ours) {
            if (!ours.isThisClients() || openssh.isEmpty()) {
                throw told(ours);
            }
            Connection connection = openssh.get().connect(route, operator);
            notForJsch.add(target);
            return connection;
        }
    }

    private Unreached told(Unreached failure) {
        return openssh.isPresent()
                ? failure
                : failure.saying(failure.getMessage() + " (ssh is not installed here: ssh_config was not read)");
    }

    private Transport system(Route route) throws Unreached {
        return openssh.orElseThrow(() -> Unreached.of(
                Outcome.NO_ROUTE, route.where() + " needs the system's ssh, and none is installed here", null));
    }

    @Override
    public void submit(Node node, NodeLink.Turn turn, Runnable attempt) {
        rate.submit(door(node, turn), attempt);
    }

    @Override
    public void rate(Node node, NodeLink.Turn turn, boolean worked) {
        if (worked) {
            rate.worked(door(node, turn));
        } else {
            rate.dropped(door(node, turn));
        }
    }

    @Override
    public ScheduledExecutorService timer() {
        return threads.timer();
    }

    /**
     * What the log-in must pass with others. The system's ssh logs in at the jump host for each node, ours once for all. Log-ins
     * that were dropped take turns together, whatever their addresses are: one sshd or one gateway may stand behind many.
     */
    private static String door(Node node, NodeLink.Turn turn) {
        SshTarget ssh = node.ssh();
        boolean system =
                ssh.transport() == SshTarget.Transport.OPENSSH && !ssh.jumps().isEmpty();
        if (system) {
            return ssh.jumps().get(0);
        }
        return turn == NodeLink.Turn.AGAIN
                ? DROPPED
                : ssh.address() + ":" + ssh.port().orElse(0);
    }

    @Override
    public void close() {
        jsch.close();
        openssh.ifPresent(Transport::close);
    }
}
