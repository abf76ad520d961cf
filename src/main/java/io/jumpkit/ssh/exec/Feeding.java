// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import io.jumpkit.ssh.transport.Running;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends a local file to a remote command's standard input, on a thread of its own: the node takes it at its own pace. */
final class Feeding {
    private static final Logger LOG = Logger.getLogger(Feeding.class.getName());

    private Feeding() {}

    static void start(Path file, Running running) {
        Thread thread = new Thread(() -> feed(file, running), "input " + file.getFileName());
        thread.setDaemon(true);
        thread.start();
    }

    private static void feed(Path file, Running running) {
        try (OutputStream stdin = running.stdin()) {
            Files.copy(file, stdin);
        } catch (IOException e) {
            // As in a local pipe: a command may end without having read all of its input.
            LOG.log(Level.FINE, "input from " + file + " was not taken to its end", e);
        }
    }
}
