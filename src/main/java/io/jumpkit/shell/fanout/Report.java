// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.error.ExitCode;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a fan-out.
 *
 * @param results one for each node that was asked, in their order
 * @param notAsked who was left out because it stopped before them
 * @param stopped how it was stopped: {@link ExitCode#DONE} when it was not
 */
record Report(List<NodeResult> results, List<Node> notAsked, ExitCode stopped) {

    /** How it ends: stopped, timed out, failed, unanswered, in the order of {@link ExitCode}. */
    ExitCode exit() {
        return ExitCode.worstOf(
                Stream.concat(Stream.of(stopped), results.stream().map(Report::exit))
                        .toList());
    }

    private static ExitCode exit(NodeResult result) {
        if (result.ok()) {
            return ExitCode.DONE;
        }
        return switch (result.outcome()) {
            case EXITED, SIGNALLED -> ExitCode.ILL;
            case COMMAND_TIMEOUT -> ExitCode.TIMED_OUT;
            case DNS,
                    REFUSED,
                    NO_ROUTE,
                    TCP_TIMEOUT,
                    BANNER_TIMEOUT,
                    KEX,
                    HOST_KEY,
                    AUTH,
                    CHANNEL_REFUSED,
                    CUT,
                    CIRCUIT_OPEN,
                    CANCELLED -> ExitCode.UNANSWERED;
        };
    }

    /** How many ended by themselves. */
    long finished() {
        return results.stream().filter(r -> r.outcome().answered()).count();
    }

    /** How many ended well. */
    long ok() {
        return results.stream().filter(NodeResult::ok).count();
    }

    /** Whether anybody had this outcome. */
    boolean any(Outcome... outcomes) {
        Collection<Outcome> wanted = List.of(outcomes);
        return results.stream().anyMatch(r -> wanted.contains(r.outcome()));
    }
}
