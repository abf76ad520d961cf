// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.config.InventoryRoutes;
import io.jumpkit.ssh.config.Route;
import io.jumpkit.ssh.config.Routes;
import io.jumpkit.ssh.jsch.JschTransport;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Unreached;
import java.util.concurrent.ScheduledExecutorService;

/** Finds the way to a node and the SSH client that can take it. */
final class Crossing implements NodeLink.Roads, AutoCloseable {
    private final Setup setup;
    private final Threads threads;
    private final ConnectRate rate;
    private final Routes routes;
    private final JschTransport jsch;

    Crossing(Setup setup, Threads threads) {
        this.setup = setup;
        this.threads = threads;
        this.rate = new ConnectRate(threads.connectors());
        this.routes = new InventoryRoutes(setup.environment(), setup.acceptNew());
        this.jsch = new JschTransport(threads.workers(), threads.timer(), setup.limits());
    }

    @Override
    public Connection connect(Node node, boolean asking) throws Unreached {
        Route route = routes.resolve(node.ssh());
        return jsch.connect(route, asking ? setup.operator() : Operator.NOBODY);
    }

    @Override
    public void submit(Node node, Runnable attempt) {
        rate.submit(sshd(node), attempt);
    }

    @Override
    public void rate(Node node, boolean worked) {
        if (worked) {
            rate.worked(sshd(node));
        } else {
            rate.dropped(sshd(node));
        }
    }

    @Override
    public ScheduledExecutorService timer() {
        return threads.timer();
    }

    private static String sshd(Node node) {
        return node.ssh().address() + ":" + node.ssh().port().orElse(0);
    }

    @Override
    public void close() {
        jsch.close();
    }
}
