// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.openssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Local connections led through a master, a small {@code ssh -W} process each, until the listener is closed. */
final class MuxForward {
    private static final Logger LOG = Logger.getLogger(MuxForward.class.getName());
    private static final int BUFFER_BYTES = 16 * 1024;

    private final List<String> command;
    private final Executor executor;

    MuxForward(List<String> command, Executor executor) {
        this.command = command;
        this.executor = executor;
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
            executor.execute(() -> pump(in, toNode));
            pump(process.getInputStream(), client.getOutputStream());
        } catch (IOException e) {
            LOG.log(Level.FINE, "a forwarded connection ended", e);
        } finally {
            if (process != null) {
                process.destroy();
            }
        }
    }

    private static void pump(InputStream from, OutputStream to) {
        try (to) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.write(buffer, 0, count);
                to.flush();
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "a forwarded connection ended", e);
        }
    }
}
