// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.inventory.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** TCP connections to a port, timed by what the node has: bash, python3 or nc, in this order of exactness. */
record Connect(int count, Duration interval, int port) implements Questions {

    @Override
    public String script(List<Node> destinations) {
        return Tagged.script(ConnectScript.text(count, interval, port), destinations, address -> "ask " + address);
    }

    @Override
    public Optional<Replies> read(List<String> lines) {
        return ConnectText.read(lines);
    }

    @Override
    public Duration longest() {
        return interval.plus(PATIENCE).plus(Duration.ofMillis(50)).multipliedBy(count);
    }

    @Override
    public String subject() {
        return "TCP connection to port " + port;
    }

    @Override
    public String cutMeans() {
        return "a cut link, or a filter on this port";
    }

    @Override
    public String silenceMeans() {
        return "cut, or this port is filtered everywhere; compare with: ping";
    }

    @Override
    public String missing() {
        return "neither bash, python3 nor nc there to time a connection with";
    }
}
