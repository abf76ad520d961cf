// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import static io.jumpkit.shell.FakeRemote.exited;
import static io.jumpkit.shell.FakeRemote.failed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Commands;
import io.jumpkit.inventory.Node;
import io.jumpkit.shell.FakeRemote;
import io.jumpkit.shell.TestShell;
import io.jumpkit.shell.words.Words;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.testing.TestSessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecCommandTest {
    private final FakeRemote remote = new FakeRemote(ExecCommandTest::answer);
    private final TestShell shell = shell(false, TestShell.Options.PIPE);

    private TestShell shell(boolean readOnly, TestShell.Options options) {
        return new TestShell(
                TestSessions.open(TestSessions.cluster(readOnly), s -> remote),
                options,
                FanoutFamily.family(),
                Words.family(() -> new Commands(List.of(), Map.of(), List.of())));
    }

    /** n4 is old, n5 is hung. */
    private static NodeResult answer(Node node, RemoteCommand command) {
        if (command.script().startsWith("sleep")) {
            return node.name().equals("n5")
                    ? failed(node, Outcome.TCP_TIMEOUT, "", Remains.NOTHING, Duration.ofSeconds(3))
                    : failed(node, Outcome.COMMAND_TIMEOUT, "", Remains.KILLED, Duration.ofSeconds(2));
        }
        if (command.script().startsWith("test")) {
            return exited(node, node.name().equals("n3") ? 1 : 0, "", "");
        }
        if (command.script().equals("false")) {
            return exited(node, 1, "", "");
        }
        return exited(node, 0, node.name().equals("n4") ? "12.11\n" : "12.12\n", "");
    }

    @Test
    void runsOnEveryNodeInFocusAndFolds() {
        assertEquals(
                """
                n4 (1): 12.11
                n[1-3,5] (4): 12.12
                exit 0
                """,
                shell.type("x cat /etc/debian_version").toString());
        assertEquals(5, remote.asked.size());
    }

    @Test
    void givesTheWordsToTheNodesAsSshDoes() {
        shell.type("exec --on n1 grep -c 'a  b' --timeout /x");

        assertEquals(List.of("n1: grep -c a  b --timeout /x"), remote.asked);
    }

    @Test
    void takesItsOwnOptionsBeforeTheCommand() {
        shell.type("x --on n1 --timeout 2s --sudo --tty --stdin /etc/hostname df -h");

        RemoteCommand command = remote.commands.get(0);
        assertEquals(
                new RemoteCommand(
                        "df -h",
                        Map.of(),
                        Optional.of(Path.of("/etc/hostname")),
                        true,
                        true,
                        Duration.ofSeconds(2),
                        RemoteCommand.DEFAULT_CAP_BYTES),
                command);
    }

    @Test
    void saysHowFarItCameAndWhatToTypeNext() {
        assertEquals(
                """
                n[1-4] (4): timed out after 2.0 s, killed
                n5 (1): not reached: tcp timeout after 3.0 s
                ✗ 0 of 5 finished · exit 124
                next: on @timeout  ·  on @unreachable
                exit 124
                """,
                shell.type("x --timeout 2s sleep 1000").toString());
    }

    @Test
    void endsIn1WhenARemoteCommandFailed() {
        assertEquals(
                """
                n3 (1): exit 1
                n[1-2,4-5] (4): done, no output
                ✗ 1 of 5 failed · exit 1
                next: on @failed
                exit 1
                """,
                shell.type("x test -e /x").toString());
    }

    @Test
    void leavesItsResultsAsNodeSets() {
        shell.type("x cat /etc/debian_version");
        assertEquals("n4", shell.session().nodes("@minority").toString());
        assertEquals("n[1-3,5]", shell.session().nodes("@match:12.12").toString());
        assertEquals("n[1-5]", shell.session().nodes("@ok").toString());

        shell.type("x test -e /x");
        assertEquals("n3", shell.session().nodes("@failed").toString());
        assertEquals("n3", shell.session().nodes("@rc:1").toString());
        assertEquals("n[1-5]", shell.session().nodes("@last").toString());

        shell.type("x sleep 1");
        assertEquals("n[1-4]", shell.session().nodes("@timeout").toString());
        assertEquals("n5", shell.session().nodes("@unreachable").toString());
    }

    @Test
    void whatWasCalledOffIsStoppedAndNotFailed() {
        shell.type("x --fail-fast 1 test -e /x");

        assertEquals("n[4-5]", shell.session().nodes("@stopped").toString());
        assertEquals("n3", shell.session().nodes("@failed").toString());
    }

    @Test
    void whatWasNotBegunIsStoppedToo() {
        shell.type("x --rolling 2 test -e /x");

        assertEquals("n5", shell.session().nodes("@stopped").toString());
    }

    @Test
    void theNextCommandActsOnThem() {
        shell.type("x cat /etc/debian_version; on @minority");
        remote.asked.clear();

        assertEquals("n4 (1): 12.11\n", shell.type("x cat /etc/debian_version").out());
        assertEquals(List.of("n4: cat /etc/debian_version"), remote.asked);
    }

    @Test
    void readsInAReadOnlySessionAndRefusesTheRest() {
        TestShell readOnly = shell(true, TestShell.Options.PIPE);

        assertEquals(0, readOnly.type("x cat /etc/debian_version").exit().number());
        assertEquals(
                """
                ✗ refused: 'exec' can change things and this session is read-only
                  next: type: rw --for 15m --reason "WHY"
                exit 3
                """,
                readOnly.type("x reboot").toString());
        assertTrue(remote.asked.stream().noneMatch(line -> line.contains("reboot")));
    }

    @Test
    void givesEveryNodeARowInJson() {
        assertEquals(
                """
                {"schema":"jumpkit/1","command":"exec","cluster":"prod","focus":"n[1-5]","took_ms":0,"exit":0,\
                "rows":[{"node":"n4","outcome":"exited","exit":0,"detail":"","remains":"nothing",\
                "stdout":"12.11\\n","stderr":"","first_byte_ms":5,"total_ms":10,"truncated":false,\
                "stdout_file":null,"stderr_file":null}],"unanswered":[],"notes":[],"next":[]}
                exit 0
                """,
                shell(false, TestShell.Options.JSON)
                        .type("x --on n4 cat /etc/debian_version")
                        .toString());
    }

    @Test
    void goesOnAfterATrialThatWentWell() {
        assertEquals(
                "n[1-2,4-5] (4): done, no output\n",
                shell.type("x --on n[1-2,4-5] --try 1 --go-on test -e /x").out());
    }

    @Test
    void stopsAfterATrialThatWentBadly() {
        assertEquals(
                """
                n3 (1): exit 1
                ▲ not run on n[4-5] (2)
                ✗ 1 of 1 failed · exit 1
                next: on @failed  ·  on @stopped
                exit 1
                """,
                shell.type("x --on n[3-5] --try 1 --go-on test -e /x").toString());
    }

    @Test
    void namesTheOptionBeforeATrialWhenNobodyCanBeAskedAboutTheRest() {
        assertEquals(
                """
                ✗ a trial asks whether to go on, and there is nobody to ask
                  next: add --go-on, or run it in the shell
                exit 2
                """,
                shell.type("x --on n[1-2] --try 1 test -e /x").toString());
        assertEquals(List.of(), remote.asked);
    }

    @Test
    void rollsUntilABatchFails() {
        assertEquals(
                """
                n3 (1): exit 1
                n[1-2,4] (3): done, no output
                ▲ not run on n5 (1)
                ✗ 1 of 4 failed · exit 1
                next: on @failed  ·  on @stopped
                exit 1
                """,
                shell.type("x --rolling 2 test -e /x").toString());
    }

    @Test
    void stopsEverythingAfterSoManyFailures() {
        assertEquals(
                """
                n3 (1): exit 1
                n[1-2] (2): done, no output
                n[4-5] (2): stopped
                ✗ 3 of 5 finished · exit 1
                next: on @failed  ·  on @stopped
                exit 1
                """,
                shell.type("x --fanout 1 --fail-fast 1 test -e /x").toString());
    }

    @Test
    void countsFailuresOverAllBatches() {
        assertEquals(
                """
                n[1-2] (2): exit 1
                ▲ not run on n[3-5] (3)
                ✗ 2 of 2 failed · exit 1
                next: on @failed  ·  on @stopped
                exit 1
                """,
                shell.type("x --rolling 1 --fail-fast 2 false").toString());
    }

    @Test
    void countsTheFailuresOfTheTrialToo() {
        assertEquals(
                """
                n1 (1): exit 1
                ▲ not run on n[2-5] (4)
                ✗ 1 of 1 failed · exit 1
                next: on @failed  ·  on @stopped
                exit 1
                """,
                shell.type("x --try 1 --go-on --fail-fast 1 false").toString());
    }

    @Test
    void refusesOptionsThatMeanNothing() {
        assertEquals(
                """
                ✗ --go-on means nothing without --try
                  next: add --try 1
                exit 2
                """,
                shell.type("x --go-on df").toString());
    }
}
