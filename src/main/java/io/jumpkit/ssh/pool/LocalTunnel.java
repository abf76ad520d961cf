// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Remote;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A local port that leads through a node, on a connection of its own: a reader of the tunnel that stops for a while must
 * not stop the node's other channels.
 */
final class LocalTunnel implements Remote.Tunnel {
    private static final Logger LOG = Logger.getLogger(LocalTunnel.class.getName());
    private static final int BACKLOG = 50;

    private final Connection connection;
    private final ServerSocket listener;

    private volatile Outcome trouble;

    private LocalTunnel(Connection connection, ServerSocket listener) {
        this.connection = connection;
        this.listener = listener;
    }

    static LocalTunnel open(Connection connection, String host, int port) throws Unreached {
        try {
            ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            LocalTunnel tunnel = new LocalTunnel(connection, listener);
            connection.forward(listener, host, port, outcome -> tunnel.trouble = outcome);
            return tunnel;
        } catch (IOException e) {
            connection.close();
            throw Unreached.of(Outcome.CHANNEL_REFUSED, "no local port: " + e.getMessage(), e);
        }
    }

    @Override
    public int localPort() {
        return listener.getLocalPort();
    }

    @Override
    public Optional<Outcome> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "closing a tunnel", e);
        }
        connection.close();
    }
}
