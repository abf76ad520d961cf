// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a node is reached over SSH as far as the inventory says; what is absent comes from ssh_config.
 *
 * @param address the name or address to connect to, and to look up in ssh_config
 * @param jumps hosts to pass through, in order, as in ProxyJump; empty leaves it to ssh_config
 * @param bindAddress the local address that connections must start from; when this machine does not have it, nothing is
 *     sent at all
 * @param knownHosts the only known_hosts file to believe, instead of the user's and the system's
 */
public record SshTarget(
        String address,
        Optional<String> user,
        OptionalInt port,
        Optional<Path> identity,
        List<String> jumps,
        Optional<String> bindAddress,
        Optional<Path> knownHosts,
        Transport transport) {

    /** Which SSH client makes the connection. */
    public enum Transport {
        /** Jumpkit's own, and the system's {@code ssh} where ssh_config asks for what ours cannot do. */
        AUTO,
        /** Jumpkit's own, or an error. */
        JSCH,
        /** The system's {@code ssh} with ControlMaster. */
        OPENSSH
    }

    public SshTarget {
        jumps = List.copyOf(jumps);
    }

    /** A target of which the inventory says nothing but the address. */
    public static SshTarget of(String address) {
        return new SshTarget(
                address,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Transport.AUTO);
    }
}
