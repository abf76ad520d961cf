// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes of a cluster over SSH, as commands and probes see them. Thread-safe. */
public interface Remote extends AutoCloseable {

    /** Opens sessions to these nodes in the background; returns at once. */
    void warm(Collection<Node> nodes);

    /** Tries those again, in the background, that were left alone after failures; returns at once. */
    void retry(Collection<Node> nodes);

    /**
     * Runs a command on every node in parallel and returns when all have ended or their deadlines passed, one result per
     * node in the given order. A cancelled run returns what came; the rest is {@link Outcome#CANCELLED}.
     */
    List<NodeResult> run(Collection<Node> nodes, RemoteCommand command, Progress progress, Cancellation cancellation);

    /** Runs a command of its own on every node: for questions whose text differs per node, such as a ping mesh. */
    List<NodeResult> run(Map<Node, RemoteCommand> commands, Progress progress, Cancellation cancellation);

    /**
     * Starts a command and leaves its input and output to the caller; waits until the channel is open.
     *
     * @throws NodeUnreachable when the node cannot be reached or gives no channel within the deadline
     */
    RemoteProcess start(Node node, RemoteCommand command, Duration deadline) throws NodeUnreachable;

    /** Copies a local file to a path on every node: written beside it first, then moved into place. */
    List<NodeResult> copy(
            Collection<Node> nodes, Path file, String remotePath, Progress progress, Cancellation cancellation);

    /** Fetches a file from every node into a folder, named by node. */
    List<NodeResult> fetch(
            Collection<Node> nodes, String remotePath, Path folder, Progress progress, Cancellation cancellation);

    /**
     * Opens a local port that leads to an address as the node sees it; closed with the returned tunnel.
     *
     * @throws NodeUnreachable when the node cannot be reached
     */
    Tunnel tunnel(Node via, String host, int port, Duration deadline) throws NodeUnreachable;

    /** Which nodes have a session that answers now; never blocks. */
    Map<Node, Boolean> state();

    @Override
    void close();

    /** A way to a remote address through a node's sshd. */
    interface Tunnel extends AutoCloseable {
        /** The port on 127.0.0.1. */
        int localPort();

        /** Why a connection through it did not get to its end, the last time that happened; its near end only closes. */
        default Optional<Outcome> trouble() {
            return Optional.empty();
        }

        @Override
        void close();
    }
}
