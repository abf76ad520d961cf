// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Commands;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Screen;
import io.jumpkit.session.Session;
import io.jumpkit.shell.FakeRemote;
import io.jumpkit.shell.TestShell;
import io.jumpkit.shell.line.LeaveShell;
import io.jumpkit.testing.TestSessions;
import io.jumpkit.transcript.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Screen TERMINAL = new Screen(true, false, true, 80);

    @Test
    void useTakesAClusterInUse() {
        Session session = TestSessions.withoutCluster(TestSessions.cluster(true), s -> remote());
        TestShell shell = shell(session);

        assertScreen(
                """
                CLUSTER  NODES  OPENS
                prod     5      read-only  in use
                exit 0
                """,
                shell.type("use prod"));
        assertEquals("prod", session.requireCluster().name());
    }

    @Test
    void theFirstClusterTakenHasTheNodesInFocusThatWereAskedForBefore() {
        Session session = TestSessions.withoutCluster(TestSessions.cluster(true), s -> remote());
        session.narrowFirst("@etcd");
        TestShell shell = shell(session);

        shell.type("use prod");

        assertEquals("@etcd", session.focus().label());
        shell.type("use prod");
        assertEquals("n[1-5]", session.focus().label());
    }

    @Test
    void aClusterWithoutTheNodesThatWereAskedForIsNotTaken() {
        Session session = TestSessions.withoutCluster(TestSessions.cluster(true), s -> remote());
        session.narrowFirst("n9");
        TestShell shell = shell(session);

        assertScreen(
                """
                ✗ 'n9' is not in cluster prod (n[1-5])
                  next: type: nodes
                exit 2
                """,
                shell.type("use prod"));
        assertEquals(Optional.empty(), session.cluster());
    }

    @Test
    void useAloneListsTheClusters() {
        TestShell shell = shell(TestSessions.withoutCluster(TestSessions.cluster(true), s -> remote()));

        assertScreen(
                """
                CLUSTER  NODES  OPENS
                prod     -      -
                exit 0
                """,
                shell.type("use"));
    }

    @Test
    void onPutsARoleInFocusAndShowsIt() {
        TestShell shell = shell(true);

        assertScreen("@etcd = n[1-3] (3)\nexit 0\n", shell.type("on @etcd"));
        assertScreen("@etcd = n[1-3] (3)\nexit 0\n", shell.type("on"));
        assertScreen("n[1-5] (5)\nexit 0\n", shell.type("on @*"));
        assertScreen("n[1,3] (2)\nexit 0\n", shell.type("on n[1-3]!n2"));
    }

    @Test
    void onPinsAResultToItsNodes() {
        TestShell shell = shell(true);
        shell.session().resultSets().replace(Map.of("minority", NodeSet.of("n4"), "failed", NodeSet.EMPTY));

        assertScreen("@minority = n4 (1)\nexit 0\n", shell.type("on @minority"));
        assertEquals("@minority=n4", shell.session().focus().label());
        assertScreen(
                """
                ✗ @failed is no node now, so it cannot be the focus
                  next: type: nodes
                exit 2
                """,
                shell.type("on @failed"));
    }

    @Test
    void onReadsNoFileBehindAnAtSign() throws IOException {
        Path trap = Files.writeString(Path.of("etcd"), "n5");
        try {
            assertScreen("@etcd = n[1-3] (3)\nexit 0\n", shell(true).type("on @etcd"));
        } finally {
            Files.delete(trap);
        }
    }

    @Test
    void nodesListsThem() {
        assertScreen(
                """
                NODE  ADDRESS    ROLES  LABELS  SSH
                n1    10.0.1.11  etcd   zone:a  not tried
                n4    10.0.1.14  redis  zone:b  not tried
                exit 0
                """,
                shell(true).type("nodes n1,n4"));
    }

    @Test
    void rwOnAProtectedClusterNeedsAReasonAndEndsByItself() {
        TestShell shell = shell(false);
        shell.session().use(TestSessions.cluster(true));

        assertEquals(2, shell.type("rw").exit().number());
        assertFalse(shell.session().writeMode().isWritable());
        assertScreen("writable for 15 min 0 s\nexit 0\n", shell.type("rw --reason 'INC-1: replace n3'"));
        assertTrue(shell.session().writeMode().left().isPresent());
        assertScreen("read-only\nexit 0\n", shell.type("ro"));
        assertFalse(shell.session().writeMode().isWritable());
    }

    @Test
    void aFreezeIsToldAndOverriddenOnlyWithAReason() {
        TestShell shell = shell(TestSessions.withoutCluster(TestSessions.frozen("year end"), s -> remote()));

        assertScreen(
                """
                CLUSTER  NODES  OPENS
                prod     5      writable  in use
                ▲ prod is frozen until 9999-01-01 08:30 UTC: year end. What is dangerous is refused.
                exit 0
                """,
                shell.type("use prod"));
        assertEquals(2, shell.type("rw --despite-freeze").exit().number());
        assertFalse(shell.session().writeMode().isDespiteFreeze());
        assertScreen("writable until ro\nexit 0\n", shell.type("rw --despite-freeze --reason 'INC-2: n3 burns'"));
        assertTrue(shell.session().writeMode().isDespiteFreeze());
        shell.type("rw");
        assertFalse(shell.session().writeMode().isDespiteFreeze());
    }

    @Test
    void withoutAFreezeThereIsNoneToOverride() {
        assertScreen(
                """
                ✗ prod is not frozen now
                  next: type: rw
                exit 2
                """,
                shell(true).type("rw --despite-freeze --reason x"));
    }

    @Test
    void rwElsewhereLastsUntilRo() {
        TestShell shell = shell(true);
        shell.type("ro");

        assertScreen("writable until ro\nexit 0\n", shell.type("rw"));
    }

    @Test
    void exitLeaves() {
        TestShell shell = shell(true);

        assertThrows(LeaveShell.class, () -> shell.type("exit"));
    }

    @Test
    void whyShowsTheCauses() {
        TestShell shell = shell(true);
        UserError error =
                UserError.usage("etcd does not answer", "type: ping").causedBy(new IOException("connection reset"));
        shell.session().failed("etcd status", error);

        assertScreen(
                """
                typed    etcd status
                error    etcd does not answer
                because  java.io.IOException: connection reset
                exit     2, usage, parameters, bad file
                next     type: ping
                exit 0
                """,
                shell.type("why"));
    }

    @Test
    void whyHasNothingToSayWhenNothingWentWrong() {
        assertScreen(
                "nothing has gone wrong in this session\nexit 0\n", shell(true).type("why"));
    }

    private static TestShell shell(boolean inUse) {
        Session session = TestSessions.withoutCluster(TestSessions.cluster(false), s -> remote());
        session.use(TestSessions.cluster(!inUse));
        return shell(session);
    }

    private static TestShell shell(Session session) {
        return new TestShell(
                session,
                new TestShell.Options(false, false, TERMINAL, Recorder.OFF),
                Words.family(() -> new Commands(List.of(), Map.of(), List.of())));
    }

    private static FakeRemote remote() {
        return new FakeRemote((node, command) -> FakeRemote.exited(node, 0, "", ""));
    }

    /** Columns are padded; what is padded at the end of a line is not what is meant. */
    private static void assertScreen(String expected, TestShell.Said said) {
        assertEquals(expected, said.toString().replaceAll("(?m) +$", ""));
    }
}
