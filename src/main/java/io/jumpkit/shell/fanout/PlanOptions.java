// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.session.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say on which nodes, in which order, and when to stop. */
final class PlanOptions {
    @Option(names = "--on", paramLabel = "NODESET", description = "the nodes; the focus if absent")
    NodeSet on;

    @Option(names = "--fanout", paramLabel = "N", description = "how many nodes at once")
    Integer fanout;

    @Option(names = "--try", paramLabel = "N", description = "run it on N nodes, show that, ask about the rest")
    Integer trial;

    @Option(names = "--go-on", description = "with --try: no question; the rest follows when the trial went well")
    boolean goOn;

    @Option(names = "--rolling", paramLabel = "N", description = "N nodes at a time; a failure stops it")
    Integer rolling;

    @Option(names = "--pause", paramLabel = "TIME", description = "with --rolling: wait between batches")
    Duration pause;

    @Option(names = "--fail-fast", paramLabel = "K", description = "stop everything once K nodes have failed")
    Integer failFast;

    /** The plan for these nodes. */
    Plan of(List<Node> nodes, Settings settings) {
        Optional<Integer> window =
                positive("--fanout", fanout).filter(n -> n < Math.min(nodes.size(), settings.fanout()));
        if (goOn && trial == null) {
            throw UserError.usage("--go-on means nothing without --try", "add --try 1");
        }
        if (pause != null && rolling == null) {
            throw UserError.usage("--pause means nothing without --rolling", "add --rolling 1");
        }
        return new Plan(
                nodes,
                positive("--try", trial),
                goOn,
                positive("--rolling", rolling),
                pause == null ? Duration.ZERO : pause,
                positive("--fail-fast", failFast),
                window);
    }

    private static Optional<Integer> positive(String option, Integer number) {
        if (number != null && number < 1) {
            throw UserError.usage(
                    option + " " + number + " is not a number of nodes", "write it like " + option + " 1");
        }
        return Optional.ofNullable(number);
    }
}
