// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh;

import io.jumpkit.inventory.Node;

/** Hears how a fan-out gets on. Called from worker threads; must return at once. */
public interface Progress {
    /** Hears nothing. */
    Progress NONE = new Progress() {};

    /** How far a node has come. */
    enum Phase {
        QUEUED,
        CONNECTING,
        RUNNING,
        ANSWERING
    }

    /** A node entered a phase. */
    default void phase(Node node, Phase phase) {}

    /** A node is done. */
    default void done(NodeResult result) {}

    /** Bytes moved to or from a node, for copies. */
    default void moved(Node node, long bytes, long totalBytes) {}
}
