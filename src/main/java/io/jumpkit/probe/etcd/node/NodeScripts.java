// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.node;

import io.jumpkit.command.Invocation;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Unanswered;
import io.jumpkit.ssh.NodeResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scripts that run on nodes with etcd, and the nodes they run on. */
public final class NodeScripts {
    private NodeScripts() {}

    /** The text of a script that comes with Jumpkit. */
    public static String read(String name) {
        try (InputStream in = NodeScripts.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The nodes given, else those in focus that have the role etcd, else the focus. */
    public static List<Node> nodes(Invocation in, NodeSet given) {
        if (given != null) {
            return in.nodesOr(given);
        }
        Cluster cluster = in.session().requireCluster();
        NodeSet etcd = cluster.withRole("etcd").and(in.session().focus().nodes());
        return etcd.isEmpty() ? in.nodesOr(null) : cluster.nodes(etcd);
    }

    /** Those that did not answer. */
    public static List<Unanswered> unanswered(List<NodeResult> results) {
        return results.stream()
                .filter(r -> !r.outcome().answered())
                .map(r -> new Unanswered(r.node().name(), r.outcome().toString(), r.detail()))
                .toList();
    }
}
