// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.Outcome;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.function.Consumer;

/** One open SSH connection. Thread-safe. */
public interface Connection extends AutoCloseable {

    /**
     * Starts a command line.
     *
     * @throws Unreached when no channel was given in time; the command did not start then, unless it says that it may have
     */
    Running start(CommandLine command, Deadline deadline) throws Unreached;

    /** Whether nothing is known against it; asks nobody. */
    boolean isOpen();

    /** How long ago the node was last heard. */
    long silentNanos();

    /** Asks the node for a sign of life; the answer shows in {@link #silentNanos()}. */
    void probe();

    /**
     * File transfer over this connection.
     *
     * @throws Unreached when no channel was given in time
     */
    Files files(Deadline deadline) throws Unreached;

    /** Leads every connection that the socket accepts to an address as the node sees it, until the socket is closed. */
    void forward(ServerSocket listener, String host, int port, Consumer<Outcome> onFailure) throws IOException;

    @Override
    void close();
}
