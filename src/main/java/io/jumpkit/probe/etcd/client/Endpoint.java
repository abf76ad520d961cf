// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import io.jumpkit.error.UserError;
import io.jumpkit.json.Scalar;
import java.net.URI;
import java.util.Optional;

/** A client URL taken apart; two of them are the same place when host and port are. */
public record Endpoint(boolean tls, String host, int port) implements Scalar {
    private static final int CLIENT_PORT = 2379;

    /**
     * Reads {@code http://host:2379} or {@code https://…}; without a port it is 2379.
     *
     * @throws UserError usage, when it is no such URL
     */
    public static Endpoint parse(String url) {
        return of(url).orElseThrow(() ->
                UserError.usage("'" + url + "' is not an etcd endpoint", "write it like https://10.0.1.10:2379"));
    }

    /** The endpoint that a URL means; empty for what no client can dial, such as a unix socket. */
    public static Optional<Endpoint> of(String url) {
        try {
            URI uri = URI.create(url);
            boolean tls = "https".equals(uri.getScheme());
            if (uri.getHost() == null || !(tls || "http".equals(uri.getScheme()))) {
                return Optional.empty();
            }
            return Optional.of(new Endpoint(tls, uri.getHost(), uri.getPort() < 0 ? CLIENT_PORT : uri.getPort()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The host part of a URL; empty when it has none. */
    public static Optional<String> hostOf(String url) {
        return of(url).map(Endpoint::host);
    }

    /** Whether the other is the same place, whatever its scheme. */
    public boolean samePlace(Endpoint other) {
        return host.equals(other.host) && port == other.port;
    }

    /** Host and port as dialled. */
    public String authority() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + authority();
    }
}
