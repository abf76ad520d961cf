// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import io.jumpkit.inventory.SshTarget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One host of a ProxyJump: {@code [user@]host[:port]} or {@code ssh://[user@]host[:port]}. */
record Jump(Optional<String> user, String host, OptionalInt port) {

    static Jump parse(String text) {
        String rest = text.startsWith("ssh://") ? text.substring("ssh://".length()) : text;
        int at = rest.lastIndexOf('@');
        Optional<String> user = at < 0 ? Optional.empty() : Optional.of(rest.substring(0, at));
        String hostPort = rest.substring(at + 1);
        int colon = hostPort.startsWith("[") ? hostPort.indexOf("]:") + 1 : onlyColon(hostPort);
        if (colon <= 0) {
            return new Jump(user, bare(hostPort), OptionalInt.empty());
        }
        int port = Integer.parseInt(hostPort.substring(colon + 1));
        return new Jump(user, bare(hostPort.substring(0, colon)), OptionalInt.of(port));
    }

    /** A colon is a port's only when it is the only one; an IPv6 address has more. */
    private static int onlyColon(String text) {
        int colon = text.indexOf(':');
        return colon == text.lastIndexOf(':') ? colon : -1;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** The hop as a target of which nothing else is said. */
    SshTarget alone() {
        return new SshTarget(
                host,
                user,
                port,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                SshTarget.Transport.AUTO);
    }

    /** The hop as a target of its own; keys and known_hosts that the inventory gives for the node are good for it too. */
    SshTarget asTarget(SshTarget node) {
        return new SshTarget(
                host, user, port, node.identity(), List.of(), node.bindAddress(), node.knownHosts(), node.transport());
    }
}
