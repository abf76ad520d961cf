// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh;

import io.jumpkit.inventory.Node;

/** Thrown inside the SSH package and by single-node calls when a node gives no channel; fan-outs turn it into data. */
public final class NodeUnreachable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Node node;
    private final Outcome outcome;

    public NodeUnreachable(Node node, Outcome outcome, String detail, Throwable cause) {
        super(detail, cause);
        this.node = node;
        this.outcome = outcome;
    }

    /** The node. */
    public Node node() {
        return node;
    }

    /** The class of the failure. */
    public Outcome outcome() {
        return outcome;
    }
}
