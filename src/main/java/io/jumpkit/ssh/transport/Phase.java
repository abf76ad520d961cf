// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

import io.jumpkit.ssh.Outcome;
import java.time.Duration;

/** The steps of reaching a node, each with a deadline and a name for its failure. */
public enum Phase {
    DNS(Outcome.DNS, "the name did not resolve within %s"),
    TCP(Outcome.TCP_TIMEOUT, "nothing answered TCP within %s"),
    BANNER(Outcome.BANNER_TIMEOUT, "the host answers TCP, its sshd did not speak within %s"),
    KEY_EXCHANGE(Outcome.KEX, "the key exchange did not end within %s"),
    /** The operator thinks: no deadline. */
    ASKING(Outcome.HOST_KEY, "nobody answered within %s"),
    LOGIN(Outcome.AUTH, "the log-in did not end within %s"),
    DONE(Outcome.EXITED, "%s");

    private final Outcome outcome;
    private final String words;

    Phase(Outcome outcome, String words) {
        this.outcome = outcome;
        this.words = words;
    }

    /** The class of a failure in this phase. */
    public Outcome outcome() {
        return outcome;
    }

    /** What to say when the phase took too long. */
    public String tooLong(Duration limit) {
        String seconds = limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
        return String.format(words, seconds);
    }

    /** How long it may take; zero for as long as it wants. */
    public Duration limit(Limits limits) {
        return switch (this) {
            case DNS -> limits.dns();
            case TCP -> limits.tcp();
            case BANNER -> limits.banner();
            case KEY_EXCHANGE -> limits.keyExchange();
            case LOGIN -> limits.login();
            case ASKING, DONE -> Duration.ZERO;
        };
    }
}
