// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

import java.time.Duration;

/**
 * How long each phase of reaching a node may take. Always set: one dead host must not hold up the others.
 *
 * @param banner from the TCP connection to sshd's version line; what runs out on a frozen host that still has a kernel
 */
public record Limits(
        Duration dns, Duration tcp, Duration banner, Duration keyExchange, Duration login, Duration channel) {
    /** What suits a data centre and a bastion half the world away. */
    public static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5));

    /** The same with ssh_config's ConnectTimeout, which OpenSSH applies to TCP and to the version line. */
    public Limits connectTimeout(Duration time) {
        return new Limits(dns, time, time, keyExchange, login, channel);
    }
}
