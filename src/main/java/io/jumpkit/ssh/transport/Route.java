// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one host is reached, with every question settled that ssh_config can answer.
 *
 * @param name what the inventory calls the address; what is typed after {@code ssh}
 * @param host where the TCP connection goes
 * @param via the host to pass through last, which may lie behind another
 * @param proxyJump the same as it was written
 * @param onlyOpenssh why only the system's {@code ssh} can go there; empty when Jumpkit's own client can
 * @param arguments what {@code ssh} is called with, before the name
 */
public record Route(
        String name,
        String host,
        int port,
        String user,
        Keys keys,
        Trust trust,
        Optional<String> bindAddress,
        Optional<Duration> connectTimeout,
        Optional<Route> via,
        Optional<String> proxyJump,
        Optional<String> onlyOpenssh,
        List<String> arguments) {

    /**
     * What the user proves who they are with.
     *
     * @param files private keys, in the order to try
     * @param certificates beside those that lie next to their keys
     * @param only whether an agent's keys count only when they are among the files
     * @param agent the socket of the agent; empty for none
     */
    public record Keys(List<Path> files, List<Path> certificates, boolean only, Optional<Path> agent) {
        public Keys {
            files = List.copyOf(files);
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * What host keys are believed.
     *
     * @param userFiles known_hosts files; the first is written to
     * @param systemFiles read only
     * @param alias the name to look up instead of the host's
     * @param hashNames whether names are hashed when written
     */
    public record Trust(
            List<Path> userFiles, List<Path> systemFiles, Optional<String> alias, Unknown unknown, boolean hashNames) {
        public Trust {
            userFiles = List.copyOf(userFiles);
            systemFiles = List.copyOf(systemFiles);
        }
    }

    /** What to do about a host that no known_hosts file has. A changed key is always refused. */
    public enum Unknown {
        ASK,
        ACCEPT,
        REFUSE
    }

    public Route {
        arguments = List.copyOf(arguments);
    }

    /** The same behind another host; who needs the system's ssh on the way needs it for all of it. */
    public Route through(Optional<Route> last) {
        Optional<String> only = onlyOpenssh.or(() -> last.flatMap(Route::onlyOpensshAsHop));
        return new Route(
                name, host, port, user, keys, trust, bindAddress, connectTimeout, last, proxyJump, only, arguments);
    }

    private Optional<String> onlyOpensshAsHop() {
        String hop = " for the jump host ";
        return onlyOpenssh.map(why -> why.contains(hop) ? why : why + hop + name);
    }

    /** The name that known_hosts has for it. */
    public String knownAs() {
        return trust.alias().orElse(port == 22 ? host : "[" + host + "]:" + port);
    }

    /** What to type to get there with {@code ssh}. */
    public String sshCommand() {
        String jump = proxyJump.map(text -> "-J " + text + " ").orElse("");
        return "ssh " + String.join(" ", arguments) + (arguments.isEmpty() ? "" : " ") + jump + name;
    }

    /** Who and where, for messages. */
    public String where() {
        return user + "@" + host + ":" + port;
    }
}
