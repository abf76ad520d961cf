// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.openssh;

import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Phase;
import io.jumpkit.ssh.transport.PhaseWatch;
import io.jumpkit.ssh.transport.Unreached;
import java.util.ArrayDeque;
import java.util.Deque;

/** Follows what {@code ssh -v} says while it logs in: the phases, the end, and what was wrong. */
final class LogIn {
    private static final int KEPT_LINES = 20;

    private final PhaseWatch watch;
    private final Deque<String> lines = new ArrayDeque<>();
    private boolean done;

    LogIn(PhaseWatch watch) {
        this.watch = watch;
    }

    /** Whether the session stands. */
    boolean isDone() {
        return done;
    }

    void line(String line) {
        if (!line.startsWith("debug1: ")) {
            keep(line);
            return;
        }
        String said = line.substring("debug1: ".length());
        if (said.startsWith("Connecting to ")) {
            watch.enter(Phase.TCP);
        } else if (said.startsWith("Connection established.") || said.startsWith("Executing proxy command")) {
            watch.enter(Phase.BANNER);
        } else if (said.startsWith("Remote protocol version")) {
            watch.enter(Phase.KEY_EXCHANGE);
        } else if (said.startsWith("SSH2_MSG_NEWKEYS received") && watch.phase() == Phase.KEY_EXCHANGE) {
            watch.enter(Phase.LOGIN);
        } else if (said.startsWith("Entering interactive session")) {
            done = true;
        }
    }

    private void keep(String line) {
        boolean noise = line.isBlank()
                || line.startsWith("OpenSSH_")
                || line.startsWith("Authenticated to ")
                || line.startsWith("Permission denied, please try again"); // what came of it is said at the end
        if (!noise) {
            lines.add(line.strip());
            if (lines.size() > KEPT_LINES) {
                lines.remove();
            }
        }
    }

    /** Why it did not come about. */
    Unreached failure() {
        return watch.failure(null).orElseGet(() -> classify(String.join("; ", lines)));
    }

    /** What ssh's last words mean. */
    static Unreached classify(String said) {
        Outcome outcome = outcome(said);
        boolean passing = outcome == Outcome.REFUSED && !said.contains("Connection refused");
        String detail = said.isEmpty() ? "ssh ended without a word" : said;
        return passing ? Unreached.passing(outcome, detail, null) : Unreached.of(outcome, detail, null);
    }

    private static Outcome outcome(String said) {
        if (said.contains("Could not resolve hostname")) {
            return Outcome.DNS;
        }
        if (said.contains("Host key verification failed") || said.contains("HOST IDENTIFICATION HAS CHANGED")) {
            return Outcome.HOST_KEY;
        }
        if (said.contains("Permission denied") || said.contains("Too many authentication failures")) {
            return Outcome.AUTH;
        }
        if (said.contains("during banner exchange") && said.contains("timed out")) {
            return Outcome.BANNER_TIMEOUT;
        }
        if (said.contains("Unable to negotiate") || said.contains("no matching")) {
            return Outcome.KEX;
        }
        return byNetwork(said);
    }

    private static Outcome byNetwork(String said) {
        if (said.contains("timed out")) {
            return Outcome.TCP_TIMEOUT;
        }
        boolean noRoute = said.contains("No route to host")
                || said.contains("Network is unreachable")
                || said.contains("Cannot assign requested address");
        if (noRoute) {
            return Outcome.NO_ROUTE;
        }
        boolean dropped = said.contains("kex_exchange_identification")
                || said.contains("Connection refused")
                || said.contains("Connection reset")
                || said.contains("Connection closed");
        return dropped ? Outcome.REFUSED : Outcome.KEX;
    }
}
