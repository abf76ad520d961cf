// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.session.Session;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.TestSessions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code runbook drill} says before it breaks anything. */
class DrillCommandTest {
    private static final Dispatcher DISPATCHER = new Dispatcher(
            new Commands(Drills.family().entries(), Map.of(), Drills.family().types()), () -> {
                throw new AssertionError("no condition in this test");
            });

    private static UserError refused(Session session, String line) {
        Invocation in = new Invocation(session, new ListConsole(), new Cancellation(), DISPATCHER, Optional.empty());
        return assertThrows(
                UserError.class, () -> DISPATCHER.run(LineGrammar.parse(line).get(0), in));
    }

    @Test
    void nothingIsBrokenButTheLab() {
        UserError refused = refused(TestSessions.open(), "runbook drill etcd-nospace");

        assertEquals(ExitCode.REFUSED, refused.exit());
        assertEquals("a drill breaks things, and prod is not the lab", refused.what());
    }

    @Test
    void withoutARunbookItNamesThem() {
        Cluster prod = TestSessions.cluster(false);
        Cluster lab =
                new Cluster("lab", prod.color(), false, true, Optional.of("it-176b23"), prod.nodes(), Optional.empty());
        Session session = TestSessions.open(lab, s -> {
            throw new AssertionError("no SSH in this test");
        });

        UserError which = refused(session, "runbook drill");

        assertEquals("which runbook shall be practised?", which.what());
        assertTrue(which.hint().contains("runbook drill etcd-nospace"), which.hint());
    }

    @Test
    void aDrillThatIsNoneIsSaidSo() {
        UserError none = refused(TestSessions.open(), "runbook drill etcd-nospce");

        assertEquals("there is no drill of 'etcd-nospce'", none.what());
    }
}
