// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.openssh;

import io.jumpkit.ssh.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Local connections led through a master, a small {@code ssh -W} process each, until the listener is closed. */
final class MuxForward {
    private static final Logger LOG = Logger.getLogger(MuxForward.class.getName());
    private static final int BUFFER_BYTES = 16 * 1024;

    private final List<String> command;
    private final Executor executor;
    private final Consumer<Outcome> onFailure;

    MuxForward(List<String> command, Executor executor, Consumer<Outcome> onFailure) {
        this.command = command;
        this.executor = executor;
        this.onFailure = onFailure;
    }

    void serve(ServerSocket listener) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                executor.execute(() -> join(client));
            } catch (IOException e) {
                LOG.log(Level.FINE, "the tunnel is closed", e);
            }
        }
    }

    private void join(Socket client) {
        Process process = null;
        try (client) {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            InputStream in = client.getInputStream();
            OutputStream toNode = process.getOutputStream();
            executor.execute(() -> feed(in, toNode));
            // ssh does not say in its exit code why it got no channel; nothing listening is the likeliest.
            if (!pump(process.getInputStream(), client.getOutputStream())) {
                onFailure.accept(Outcome.REFUSED);
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "a forwarded connection ended", e);
        } finally {
            if (process != null) {
                process.destroy();
            }
        }
    }

    private static void feed(InputStream from, OutputStream node) {
        try (node) {
            pump(from, node);
        } catch (IOException e) {
            LOG.log(Level.FINE, "a forwarded connection ended", e);
        }
    }

    /** Whether anything came at all. The receiving end is closed by whoever opened it. */
    private static boolean pump(InputStream from, OutputStream to) {
        boolean came = false;
        try {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                came = true;
                to.write(buffer, 0, count);
                to.flush();
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "a forwarded connection ended", e);
        }
        return came;
    }
}
