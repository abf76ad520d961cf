// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.nodeset.NodeSet;

/**
 * The nodes that commands act on, and how the operator named them.
 *
 * @param label what the prompt shows, such as {@code @etcd} or {@code n[1-5]}
 */
public record Focus(NodeSet nodes, String label) {
    /** No node: no cluster is in use. */
    public static final Focus NOTHING = new Focus(NodeSet.of(java.util.List.of()), "");

    /** All nodes of a cluster. */
    public static Focus all(Cluster cluster) {
        return of(cluster.all());
    }

    /** A set that is its own name. */
    public static Focus of(NodeSet nodes) {
        return new Focus(nodes, nodes.toString());
    }
}
