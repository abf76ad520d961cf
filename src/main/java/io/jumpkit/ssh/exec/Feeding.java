// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import io.jumpkit.ssh.transport.Running;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends a local file to a remote command's standard input, on a thread of its own: the node takes it at its own pace. */
public final class Feeding {
    private static final Logger LOG = Logger.getLogger(Feeding.class.getName());

    private static final int PIECE_BYTES = 64 * 1024;

    private Feeding() {}

    /** Begins; tells after each piece how much was taken, and of how much. */
    static void start(Path file, Running running, Moved moved) {
        Thread thread = new Thread(() -> feed(file, running, moved), "input " + file.getFileName());
        thread.setDaemon(true);
        thread.start();
    }

    /** Hears how much of an input was taken; must return at once. */
    public interface Moved {
        void bytes(long done, long total);
    }

    private static void feed(Path file, Running running, Moved moved) {
        try (OutputStream stdin = running.stdin();
                InputStream in = Files.newInputStream(file)) {
            long total = Files.size(file);
            long done = 0;
            for (byte[] piece = in.readNBytes(PIECE_BYTES); piece.length > 0; piece = in.readNBytes(PIECE_BYTES)) {
                stdin.write(piece);
                done += piece.length;
                moved.bytes(done, total);
            }
        } catch (IOException e) {
            // As in a local pipe: a command may end without having read all of its input.
            LOG.log(Level.FINE, "input from " + file + " was not taken to its end", e);
        }
    }
}
