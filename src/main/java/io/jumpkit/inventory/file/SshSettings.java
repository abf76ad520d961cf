// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.inventory.JumpHost;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.inventory.SshTarget.Transport;
import io.jumpkit.json.yaml.MappingReader;
import io.jumpkit.json.yaml.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How nodes are reached, as said on one level: for all clusters, for a cluster, or for a node. */
record SshSettings(
        Optional<String> user,
        OptionalInt port,
        Optional<Path> identity,
        List<String> jumps,
        Optional<String> bindAddress,
        Optional<Path> knownHosts,
        Optional<Transport> transport) {
    static final SshSettings NONE = new SshSettings(
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Takes them out of a mapping. */
    static SshSettings read(MappingReader in, Locations locations) {
        return new SshSettings(
                in.text("user"),
                in.integer("port", 1, 65_535),
                in.text("identity").map(locations::resolve),
                jumps(in),
                in.text("bind-address"),
                in.text("known-hosts").map(locations::resolve),
                in.choice("transport", Transport.class));
    }

    private static List<String> jumps(MappingReader in) {
        List<String> jumps = new ArrayList<>();
        for (Yaml.Text word : in.words("jump")) {
            for (String written : word.text().split(",")) {
                String host = written.strip();
                if (!host.isEmpty() && JumpHost.parse(host).isEmpty()) {
                    in.refuse(word, "'" + host + "' is not a host to jump through", "write " + JumpHost.FORM);
                } else if (!host.isEmpty()) {
                    jumps.add(host);
                }
            }
        }
        return jumps;
    }

    /** These, and what they leave open from a wider level. */
    SshSettings orElse(SshSettings wider) {
        return new SshSettings(
                user.or(wider::user),
                port.isPresent() ? port : wider.port,
                identity.or(wider::identity),
                jumps.isEmpty() ? wider.jumps : jumps,
                bindAddress.or(wider::bindAddress),
                knownHosts.or(wider::knownHosts),
                transport.or(wider::transport));
    }

    /** The way to a node at that address. */
    SshTarget target(String address) {
        return new SshTarget(
                address, user, port, identity, jumps, bindAddress, knownHosts, transport.orElse(Transport.AUTO));
    }
}
