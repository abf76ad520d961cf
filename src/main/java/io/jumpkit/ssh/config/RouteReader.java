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

    /** The hosts to pass through, the first one first. */
    List<SshTarget> hops(SshTarget target, Route route) throws Unreached {
        List<SshTarget> hops = new ArrayList<>();
        for (String text : route.proxyJump().map(all -> all.split(",")).orElse(new String[0])) {
            JumpHost jump = Routes.jumpHost(text);
            // What the inventory says of keys and known hosts holds for its own jump hosts, not for ssh_config's.
            hops.add(target.jumps().isEmpty() ? jump.alone() : jump.asTarget(target));
        }
        return hops;
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
