// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.inventory.Node;
import io.jumpkit.testing.TestSessions;
import java.util.List;

/** The nodes n1 to n5 of {@link TestSessions}. */
public final class Nodes {
    private Nodes() {}

    /** All of them. */
    public static List<Node> all() {
        return List.copyOf(TestSessions.cluster(false).nodes().values());
    }

    /** One of them. */
    public static Node n(int number) {
        return all().get(number - 1);
    }
}
