// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import java.util.Map;
import java.util.Set;

/** One host of a cluster, reached by SSH. */
public record Node(String name, SshTarget ssh, Set<String> roles, Map<String, String> labels) {
    public Node {
        roles = Set.copyOf(roles);
        labels = Map.copyOf(labels);
    }

    @Override
    public String toString() {
        return name;
    }
}
