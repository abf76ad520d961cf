// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import io.jumpkit.inventory.JumpHost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Writes a ProxyJump out. Its hosts may be aliases of the file that is imported, and whoever uses the inventory need not have
 * that file: user, host and port are what it says of them, and a first hop that has a ProxyJump of its own goes behind that.
 */
final class SshJumps {
    private final Function<String, Map<String, String>> settings;
    private final BiConsumer<String, String> remark;

    /**
     * Of a file.
     *
     * @param settings what it says of a host, by keyword in small letters
     * @param remark takes what is left out of a jump host, and why
     */
    SshJumps(Function<String, Map<String, String>> settings, BiConsumer<String, String> remark) {
        this.settings = settings;
        this.remark = remark;
    }

    /** The hosts that a host is reached through, as an inventory has them. */
    Optional<String> of(String name) {
        List<String> hops = hops(
                name, new LinkedHashSet<>(Set.of(name)), settings.apply(name).get("identityfile"));
        return hops.isEmpty() ? Optional.empty() : Optional.of(String.join(",", hops));
    }

    private List<String> hops(String name, Set<String> behind, String identity) {
        String written = settings.apply(name).getOrDefault("proxyjump", "none");
        List<String> hops = new ArrayList<>();
        for (String hop : written.equals("none") ? List.<String>of() : Arrays.asList(written.split(","))) {
            Optional<JumpHost> parsed = JumpHost.parse(hop.strip());
            // What no inventory can have is left for its check to point at.
            if (parsed.isEmpty()) {
                hops.add(hop.strip());
            } else if (behind.add(parsed.get().host())) {
                if (hops.isEmpty()) {
                    hops.addAll(hops(parsed.get().host(), behind, identity));
                }
                hops.add(resolved(parsed.get(), identity));
            }
        }
        return hops;
    }

    private String resolved(JumpHost hop, String identity) {
        Map<String, String> its = settings.apply(hop.host());
        if (its.containsKey("proxycommand")) {
            remark.accept(hop.host(), "ProxyCommand");
        }
        String key = its.get("identityfile");
        if (key != null && !key.equals(identity)) {
            remark.accept(hop.host(), "IdentityFile");
        }
        String host = its.getOrDefault("hostname", "%h").replace("%h", hop.host());
        Optional<String> user = hop.user().or(() -> Optional.ofNullable(its.get("user")));
        Optional<String> port = number(hop.port()).or(() -> Optional.ofNullable(its.get("port")));
        String shown = port.isPresent() && host.contains(":") ? "[" + host + "]" : host;
        return user.map(u -> u + "@").orElse("")
                + shown
                + port.filter(p -> !p.equals("22")).map(p -> ":" + p).orElse("");
    }

    private static Optional<String> number(OptionalInt port) {
        return port.stream().mapToObj(String::valueOf).findFirst();
    }
}
