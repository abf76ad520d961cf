// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import io.jumpkit.inventory.SshTarget;
import io.jumpkit.ssh.transport.Route;
import io.jumpkit.ssh.transport.Route.Keys;
import io.jumpkit.ssh.transport.Route.Trust;
import io.jumpkit.ssh.transport.Route.Unknown;
import io.jumpkit.ssh.transport.Unreached;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Routes from the inventory's words and OpenSSH's defaults alone. */
public final class InventoryRoutes implements Routes {
    private static final List<String> DEFAULT_KEYS = List.of("id_rsa", "id_ecdsa", "id_ed25519");

    private final Map<String, String> environment;
    private final boolean acceptNew;

    public InventoryRoutes(Map<String, String> environment, boolean acceptNew) {
        this.environment = environment;
        this.acceptNew = acceptNew;
    }

    @Override
    public Route resolve(SshTarget target) throws Unreached {
        Path folder = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".ssh");
        List<Path> files = target.identity()
                .map(List::of)
                .orElseGet(() -> DEFAULT_KEYS.stream().map(folder::resolve).toList());
        Optional<Path> agent = Optional.ofNullable(environment.get("SSH_AUTH_SOCK"))
                .filter(socket -> !socket.isEmpty() && target.identity().isEmpty())
                .map(Path::of);
        Keys keys = new Keys(files, List.of(), target.identity().isPresent(), agent);
        List<Path> user = target.knownHosts()
                .map(List::of)
                .orElseGet(() -> List.of(folder.resolve("known_hosts"), folder.resolve("known_hosts2")));
        List<Path> system = target.knownHosts().isPresent()
                ? List.of()
                : List.of(Path.of("/etc/ssh/ssh_known_hosts"), Path.of("/etc/ssh/ssh_known_hosts2"));
        Trust trust = new Trust(user, system, Optional.empty(), acceptNew ? Unknown.ACCEPT : Unknown.ASK, false);
        return new Route(
                target.address(),
                target.address(),
                target.port().orElse(22),
                target.user().orElse(System.getProperty("user.name")),
                keys,
                trust,
                target.bindAddress(),
                Optional.empty(),
                via(target),
                target.jumps().isEmpty() ? Optional.empty() : Optional.of(String.join(",", target.jumps())),
                Optional.empty(),
                arguments(target));
    }

    private Optional<Route> via(SshTarget target) throws Unreached {
        Optional<Route> last = Optional.empty();
        for (String jump : target.jumps()) {
            Route hop = resolve(Routes.jumpHost(jump).asTarget(target));
            last = Optional.of(hop.through(last));
        }
        return last;
    }

    /** What {@code ssh} is called with for a target, before its name. */
    static List<String> arguments(SshTarget target) {
        List<String> arguments = new ArrayList<>();
        target.user().ifPresent(user -> arguments.addAll(List.of("-l", user)));
        target.port().ifPresent(port -> arguments.addAll(List.of("-p", String.valueOf(port))));
        target.bindAddress().ifPresent(address -> arguments.addAll(List.of("-b", address)));
        target.identity().ifPresent(key -> arguments.addAll(List.of("-i", key.toString(), "-o", "IdentitiesOnly=yes")));
        target.knownHosts()
                .ifPresent(file -> arguments.addAll(
                        List.of("-o", "UserKnownHostsFile=" + file, "-o", "GlobalKnownHostsFile=/dev/null")));
        return arguments;
    }
}
