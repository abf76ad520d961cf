// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Local connections led through a node's sshd, two threads each, until the listener is closed. */
final class Forwarding {
    private static final Logger LOG = Logger.getLogger(Forwarding.class.getName());
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final Duration OPEN = Duration.ofSeconds(10);

    private Forwarding() {}

    /** Those that failed are told why, before the local connection is closed. */
    static void serve(
            ServerSocket listener, JschConnection connection, String host, int port, Consumer<Outcome> onFailure) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                daemon(() -> join(client, connection, host, port, onFailure), "to " + host + ":" + port);
            } catch (IOException e) {
                LOG.log(Level.FINE, "the tunnel to " + host + ":" + port + " is closed", e);
            }
        }
    }

    private static void join(
            Socket client, JschConnection connection, String host, int port, Consumer<Outcome> onFailure) {
        try (client) {
            Road road;
            try {
                road = connection.road(host, port, Deadline.in(OPEN));
            } catch (Unreached e) {
                onFailure.accept(e.outcome());
                throw e;
            }
            daemon(() -> back(road, client), "from " + host + ":" + port);
            try {
                pump(client.getInputStream(), road.getOutputStream());
            } finally {
                road.close();
            }
        } catch (Unreached | IOException e) {
            LOG.log(Level.FINE, "a connection to " + host + ":" + port + " ended", e);
        }
    }

    private static void back(Road road, Socket client) {
        try (client) {
            pump(road.getInputStream(), client.getOutputStream());
        } catch (IOException e) {
            LOG.log(Level.FINE, "a forwarded connection ended", e);
        } finally {
            road.close();
        }
    }

    private static void pump(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
            to.flush();
        }
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
