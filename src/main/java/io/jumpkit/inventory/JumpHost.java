// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One host of a ProxyJump: {@code [user@]host[:port]} or {@code ssh://[user@]host[:port]}. */
public record JumpHost(Optional<String> user, String host, OptionalInt port) {
    /** How one is written, for messages. */
    public static final String FORM = "[USER@]HOST[:PORT]";

    private static final String BRACKETED = "\\[(?<bracketed>[^]\\s]+)]";
    private static final String NAME = "(?<name>[^:@/\\s\\[\\]]+)";
    // With more than one colon none of them is a port's.
    private static final String IPV6 = "(?<ipv6>[^@/\\s\\[\\]:]*(?::[^@/\\s\\[\\]:]*){2,})";
    private static final Pattern WRITTEN = Pattern.compile("(?:ssh://)?(?:(?<user>\\S+)@)?(?:(?:" + BRACKETED + "|"
            + NAME + ")(?::(?<port>[0-9]{1,5}))?|" + IPV6 + ")");
    private static final int LAST_PORT = 65_535;

    /** Reads one; nothing when it is not written like that. */
    public static Optional<JumpHost> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        String host = Optional.ofNullable(written.group("bracketed"))
                .or(() -> Optional.ofNullable(written.group("name")))
                .orElseGet(() -> written.group("ipv6"));
        OptionalInt port = written.group("port") == null
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(written.group("port")));
        if (port.isPresent() && (port.getAsInt() == 0 || port.getAsInt() > LAST_PORT)) {
            return Optional.empty();
        }
        return Optional.of(new JumpHost(Optional.ofNullable(written.group("user")), host, port));
    }

    /** The hop as a target of which nothing else is said. */
    public SshTarget alone() {
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
    public SshTarget asTarget(SshTarget node) {
        return new SshTarget(
                host, user, port, node.identity(), List.of(), node.bindAddress(), node.knownHosts(), node.transport());
    }
}
