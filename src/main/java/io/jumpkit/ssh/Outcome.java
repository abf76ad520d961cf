// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh;

import io.jumpkit.json.Scalar;
import java.util.Locale;

/** What came of asking one node, as a class and not as raw text. */
public enum Outcome implements Scalar {
    /** The command ended by itself; its exit code tells how. */
    EXITED("exited"),
    /** The command was ended by a signal. */
    SIGNALLED("ended by a signal"),
    /** The name does not resolve. */
    DNS("name does not resolve"),
    /** The host refuses TCP on the port. */
    REFUSED("refused"),
    /** No route, or the local address it must start from is not here. */
    NO_ROUTE("no route"),
    /** Nothing answers TCP. */
    TCP_TIMEOUT("tcp timeout"),
    /** The host answers TCP and its sshd does not speak. */
    BANNER_TIMEOUT("banner timeout"),
    /** Key exchange failed or took too long. */
    KEX("key exchange failed"),
    /** The host's key is unknown, changed or revoked. */
    HOST_KEY("host key"),
    /** The user may not log in. */
    AUTH("authentication failed"),
    /** The connection stands but no channel was given. */
    CHANNEL_REFUSED("channel refused"),
    /** The command did not end in time. */
    COMMAND_TIMEOUT("timed out"),
    /** The connection broke while the command ran. */
    CUT("connection cut"),
    /** The node failed so often that it is left alone for a while. */
    CIRCUIT_OPEN("left alone after repeated failures"),
    /** The operator called it off. */
    CANCELLED("stopped");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** The class in the operator's words. */
    public String words() {
        return words;
    }

    /** Whether the command ran to its own end there. */
    public boolean answered() {
        return this == EXITED || this == SIGNALLED;
    }

    /** Whether the node could not be reached at all. */
    public boolean unreachable() {
        return switch (this) {
            case DNS, REFUSED, NO_ROUTE, TCP_TIMEOUT, BANNER_TIMEOUT, KEX, HOST_KEY, AUTH, CIRCUIT_OPEN -> true;
            case EXITED, SIGNALLED, CHANNEL_REFUSED, COMMAND_TIMEOUT, CUT, CANCELLED -> false;
        };
    }

    /** Kebab case, as in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
