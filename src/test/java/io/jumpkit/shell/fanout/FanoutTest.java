// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.session.Session;
import io.jumpkit.shell.FakeRemote;
import io.jumpkit.shell.fanout.fold.FoldedOutput;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.TestSessions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FanoutTest {

    /** Every node answers with its number's exit code of these. */
    private static List<String> notRun(String answer, int... exits) throws InterruptedException {
        Session session = TestSessions.open();
        List<Node> nodes = List.copyOf(session.requireCluster().nodes().values());
        Fanout fanout = new Fanout(
                new Invocation(session, new ListConsole(answer), new Cancellation(), null, Optional.empty()),
                (some, progress, cancellation) -> some.stream()
                        .map(node -> FakeRemote.exited(node, exits[nodes.indexOf(node)], "", ""))
                        .toList(),
                FoldedOutput.whole(Duration.ofSeconds(1)));
        Optional<Integer> one = Optional.of(1);
        Plan plan = new Plan(nodes, one, false, one, Duration.ZERO, Optional.empty(), Optional.empty());

        return fanout.run(plan).notAsked().stream().map(Node::name).toList();
    }

    @Test
    void whatFailedInAnAcceptedTrialDoesNotStopTheBatches() throws InterruptedException {
        assertEquals(List.of(), notRun("y", 1, 0, 0, 0, 0));
        assertEquals(List.of("n4", "n5"), notRun("y", 1, 0, 1, 0, 0));
    }

    @Test
    void aNoAfterTheTrialLeavesTheOthersAlone() throws InterruptedException {
        assertEquals(List.of("n2", "n3", "n4", "n5"), notRun("n", 0, 0, 0, 0, 0));
    }
}
