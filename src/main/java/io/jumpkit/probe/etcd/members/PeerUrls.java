// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.survey.EtcdView;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The URLs at which members reach each other. Pure. */
public final class PeerUrls {
    private PeerUrls() {}

    /**
     * Refuses what etcd would store and never reach.
     *
     * @throws UserError usage, when one has no host or no port
     */
    public static void check(List<String> urls) {
        for (String url : urls) {
            boolean port = Endpoint.of(url).isPresent() && URI.create(url).getPort() > 0;
            if (!port) {
                throw UserError.usage("'" + url + "' is not a peer URL", "write it like https://10.0.1.13:2380");
            }
        }
    }

    /** Those given, else what the other members' URLs make likely for a node of that name: same scheme, same port. */
    static List<String> givenOrOf(List<String> given, String name, EtcdView view, Cluster cluster) {
        if (given != null) {
            check(given);
            return given;
        }
        return likely(name, view, cluster)
                .map(List::of)
                .orElseThrow(() -> UserError.usage(
                        "where '" + name + "' will listen for its peers does not follow from the inventory",
                        "say it: --peer-urls http://ADDRESS:2380"));
    }

    private static Optional<String> likely(String name, EtcdView view, Cluster cluster) {
        Set<String> kinds = new TreeSet<>();
        view.members().stream()
                .flatMap(m -> m.member().peerUrls().stream())
                .flatMap(url -> Endpoint.of(url).stream())
                .forEach(e -> kinds.add((e.tls() ? "https://%s:" : "http://%s:") + e.port()));
        return kinds.size() == 1
                ? cluster.node(name)
                        .map(node ->
                                kinds.iterator().next().replace("%s", node.ssh().address()))
                : Optional.empty();
    }
}
