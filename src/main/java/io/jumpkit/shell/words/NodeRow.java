// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.inventory.Node;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A node as {@code nodes} lists it.
 *
 * @param state {@code connected}, {@code not connected}, or {@code not tried} while nobody has asked
 */
record NodeRow(String node, String address, List<String> roles, Map<String, String> labels, String state) {

    /** A node that nobody has asked. */
    static NodeRow of(Node node) {
        return of(node, "not tried");
    }

    static NodeRow of(Node node, String state) {
        String port = node.ssh().port().isPresent() && node.ssh().port().getAsInt() != 22
                ? ":" + node.ssh().port().getAsInt()
                : "";
        return new NodeRow(
                node.name(),
                node.ssh().address() + port,
                node.roles().stream().sorted().toList(),
                new TreeMap<>(node.labels()),
                state);
    }
}
