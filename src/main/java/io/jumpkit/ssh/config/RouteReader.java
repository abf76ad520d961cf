// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import io.jumpkit.inventory.JumpHost;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.ssh.transport.Route;
import io.jumpkit.ssh.transport.Route.Keys;
import io.jumpkit.ssh.transport.Route.Trust;
import io.jumpkit.ssh.transport.Route.Unknown;
import io.jumpkit.ssh.transport.Unreached;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes routes of what {@code ssh -G} says. Pure. */
public final class RouteReader {
    private final Tokens.Machine machine;
    private final boolean acceptNew;

    RouteReader(Tokens.Machine machine, boolean acceptNew) {
        this.machine = machine;
        this.acceptNew = acceptNew;
    }

    Tokens.Machine machine() {
        return machine;
    }

    Route read(SshTarget target, SshDump dump, List<String> arguments) {
        // One answer can serve several hosts: then it is the address that differs; ssh writes names in lower case.
        String host = dump.isOf(target.address())
                ? dump.value("hostname").orElse(target.address())
                : target.address().toLowerCase(Locale.ROOT);
        int port = Integer.parseInt(dump.value("port").orElse("22"));
        String user = dump.value("user").orElse(machine.user());
        Optional<String> alias = dump.value("hostkeyalias");
        Tokens tokens = new Tokens(target.address(), host, port, user, alias.orElse(target.address()), machine);
        return new Route(
                target.address(),
                host,
                port,
                user,
                keys(dump, tokens),
                trust(dump, tokens, alias),
                dump.value("bindaddress"),
                dump.value("connecttimeout").map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))),
                Optional.empty(),
                jumpText(target, dump),
                onlyOpenssh(target, dump),
                arguments);
    }

    private static Keys keys(SshDump dump, Tokens tokens) {
        return new Keys(
                dump.values("identityfile").stream()
                        .filter(file -> !file.equals("none"))
                        .map(tokens::path)
                        .toList(),
                dump.values("certificatefile").stream()
                        .filter(file -> !file.equals("none"))
                        .map(tokens::path)
                        .toList(),
                dump.isOn("identitiesonly"),
                agent(dump, tokens));
    }

    private static Optional<Path> agent(SshDump dump, Tokens tokens) {
        List<String> configured = dump.values("identityagent");
        if (configured.isEmpty() || configured.get(0).equals("SSH_AUTH_SOCK")) {
            return variable("SSH_AUTH_SOCK", tokens);
        }
        String text = configured.get(0);
        if (text.equals("none")) {
            return Optional.empty();
        }
        return text.startsWith("$") && !text.startsWith("${")
                ? variable(text.substring(1), tokens)
                : Optional.of(tokens.path(text));
    }

    private static Optional<Path> variable(String name, Tokens tokens) {
        return Optional.ofNullable(tokens.machine().environment().get(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }

    private Trust trust(SshDump dump, Tokens tokens, Optional<String> alias) {
        Unknown configured =
                switch (dump.value("stricthostkeychecking").orElse("ask")) {
                    case "yes", "true" -> Unknown.REFUSE;
                    // "no" lets ssh accept changed keys too; we never do.
                    case "accept-new", "no", "off", "false" -> Unknown.ACCEPT;
                    default -> Unknown.ASK;
                };
        return new Trust(
                files(dump, "userknownhostsfile", tokens),
                files(dump, "globalknownhostsfile", tokens),
                alias,
                acceptNew ? Unknown.ACCEPT : configured,
                dump.isOn("hashknownhosts"));
    }

    private static List<Path> files(SshDump dump, String keyword, Tokens tokens) {
        return dump.words(keyword).stream().map(tokens::path).toList();
    }

    private static Optional<String> jumpText(SshTarget target, SshDump dump) {
        return target.jumps().isEmpty() ? dump.value("proxyjump") : Optional.of(String.join(",", target.jumps()));
    }

    /**
     * The host to pass through last, as a target that lies behind those before it; so {@code ssh -J} goes, too: what
     * ssh_config says of a jump host's own way counts for the first one only.
     */
    Optional<SshTarget> lastHop(SshTarget target, Route route) throws Unreached {
        if (route.proxyJump().isEmpty()) {
            return Optional.empty();
        }
        List<String> written = List.of(route.proxyJump().get().split(","));
        JumpHost jump = Routes.jumpHost(written.get(written.size() - 1));
        // What the inventory says of keys and known hosts holds for its own jump hosts, not for ssh_config's.
        SshTarget hop = target.jumps().isEmpty() ? jump.alone() : jump.asTarget(target);
        List<String> before = written.subList(0, written.size() - 1);
        // 'Host *' with a ProxyJump means the jump host, too, and cannot mean it.
        boolean itself = target.jumps().isEmpty()
                && before.isEmpty()
                && hop.address().equals(target.address())
                && hop.port().orElse(route.port()) == route.port();
        return itself ? Optional.empty() : Optional.of(behind(hop, before));
    }

    private static SshTarget behind(SshTarget hop, List<String> jumps) {
        return new SshTarget(
                hop.address(),
                hop.user(),
                hop.port(),
                hop.identity(),
                jumps,
                hop.bindAddress(),
                hop.knownHosts(),
                hop.transport());
    }

    private static Optional<String> onlyOpenssh(SshTarget target, SshDump dump) {
        List<String> reasons = new ArrayList<>();
        if (target.jumps().isEmpty() && dump.value("proxycommand").isPresent()) {
            reasons.add("ProxyCommand");
        }
        for (String keyword :
                List.of("bindinterface", "knownhostscommand", "pkcs11provider", "revokedhostkeys", "proxyusefdpass")) {
            if (dump.value(keyword).filter(v -> !v.equals("no")).isPresent()) {
                reasons.add(keyword);
            }
        }
        if (dump.isOn("verifyhostkeydns")) {
            reasons.add("VerifyHostKeyDNS");
        }
        if (!dump.value("addressfamily").orElse("any").equals("any")) {
            reasons.add("AddressFamily");
        }
        if (dump.value("pubkeyauthentication")
                .filter(v -> v.equals("false") || v.equals("no"))
                .isPresent()) {
            reasons.add("PubkeyAuthentication no");
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", reasons));
    }
}
