// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.inventory.nodeset.NodeSet;

/** Hosts of the lab, whatever cluster is in use: the argument of every command that breaks or mends them. */
record LabHosts(NodeSet nodes) {

    /** As the scripts want them. */
    String list() {
        return String.join(",", nodes.names());
    }

    /** Folded, as written. */
    @Override
    public String toString() {
        return nodes.toString();
    }
}
