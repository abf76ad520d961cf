// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the inventory says etcd is to be asked.
 *
 * @param endpoints client URLs, {@code http} or {@code https}
 * @param metrics the base URL of {@code /metrics} when it is not the client URL; {@code 127.0.0.1} in it is each node's own
 * @param localAddress the local address that direct connections must start from; empty for any
 */
public record EtcdSettings(
        Via via,
        List<String> endpoints,
        Optional<Tls> tls,
        Optional<Path> pkiOnNode,
        Optional<String> metrics,
        Supervisor supervisor,
        Optional<String> user,
        Optional<Secret> password,
        Optional<String> localAddress) {

    /** The road that requests take. */
    public enum Via {
        /** Dial the endpoints from here. */
        DIRECT,
        /** Dial through the node's or bastion's sshd; the TLS name is kept. */
        SSH,
        /** Run the native command-line client on the node. */
        NODE
    }

    /** What keeps the member's process running. */
    public enum Supervisor {
        /** Found out per node. */
        AUTO,
        SYSTEMD,
        STATIC_POD,
        CONTAINER
    }

    /** Certificates for the client side, PEM files. */
    public record Tls(Optional<Path> ca, Optional<Path> cert, Optional<Path> key) {}

    public EtcdSettings {
        endpoints = List.copyOf(endpoints);
    }
}
