// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout.fold;

import static io.jumpkit.shell.FakeRemote.exited;
import static io.jumpkit.shell.FakeRemote.failed;
import static io.jumpkit.shell.fanout.Nodes.n;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Line;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FoldedOutputTest {
    private static final FoldedOutput WHOLE = FoldedOutput.whole(Duration.ofSeconds(2));
    private static final FoldedOutput DIFF = new FoldedOutput(Integer.MAX_VALUE, true, false, Duration.ofSeconds(2));

    private static String screen(FoldedOutput folded, SameOutput same) {
        return folded.lines(same).stream().map(Line::text).collect(Collectors.joining("\n")) + "\n";
    }

    private static String screen(NodeResult... results) {
        return screen(WHOLE, SameOutput.of(List.of(results)));
    }

    @Test
    void putsTheRareAnswerOnTop() {
        assertEquals(
                """
                n4 (1): 12.11
                n[1-3] (3): 12.12
                """,
                screen(
                        exited(n(1), 0, "12.12\n", ""),
                        exited(n(2), 0, "12.12\n", ""),
                        exited(n(3), 0, "12.12\n", ""),
                        exited(n(4), 0, "12.11\n", "")));
    }

    @Test
    void showsSeveralLinesBelowTheNames() {
        assertEquals("n1 (1):\n  a\n  \n  b\n", screen(exited(n(1), 0, "a\n\nb\n", "")));
    }

    @Test
    void cutsALineThatNoScreenCouldHold() {
        assertEquals(
                "n1 (1): " + "x".repeat(4000) + " … 6000 more characters in this line (--raw shows them)\n",
                screen(exited(n(1), 0, "x".repeat(10_000) + "\n", "")));
    }

    @Test
    void tellsErrorsFromOutput() {
        assertEquals(
                """
                n1 (1):
                  out
                  2> err
                n2 (1): exit 2: no such file
                n3 (1): exit 3
                n4 (1): done, no output
                n5 (1): 2> a warning
                """,
                screen(
                        exited(n(1), 0, "out\n", "err\n"),
                        exited(n(2), 2, "", "no such file\n"),
                        exited(n(3), 3, "", ""),
                        exited(n(4), 0, "", ""),
                        exited(n(5), 0, "", "a warning\n")));
    }

    @Test
    void foldsThoseWhoDidNotAnswerByReason() {
        assertEquals(
                """
                n1 (1): fine
                n[2-3] (2): timed out after 2.0 s, killed
                n4 (1): not reached: banner timeout (the host answers TCP, its sshd does not)
                n5 (1): timed out after 2.0 s, maybe still running: not seen to end
                """,
                screen(
                        exited(n(1), 0, "fine\n", ""),
                        failed(n(2), Outcome.COMMAND_TIMEOUT, "late", Remains.KILLED, Duration.ofMillis(2010)),
                        failed(n(3), Outcome.COMMAND_TIMEOUT, "late", Remains.KILLED, Duration.ofMillis(2020)),
                        failed(
                                n(4),
                                Outcome.BANNER_TIMEOUT,
                                "the host answers TCP, its sshd does not",
                                Remains.NOTHING,
                                Duration.ofSeconds(3)),
                        failed(n(5), Outcome.COMMAND_TIMEOUT, "late", Remains.MAYBE_RUNNING, Duration.ofMillis(2100))));
    }

    @Test
    void showsDifferencesFromTheMajority() {
        List<NodeResult> results = List.of(
                exited(n(1), 0, "a\nb\nc\n", ""), exited(n(2), 0, "a\nX\nc\n", ""), exited(n(3), 0, "a\nb\nc\n", ""));

        assertEquals(
                """
                n[1,3] (2):
                  a
                  b
                  c
                n2 (1): differs from n[1,3] (2)
                  @@ -1,3 +1,3 @@
                   a
                  -b
                  +X
                   c
                """,
                screen(DIFF, SameOutput.of(results)));
    }

    @Test
    void foldsWhatDiffersInNamesNumbersAndTimesOnly() {
        SameOutput same = SameOutput.nearly(List.of(
                exited(n(1), 0, "n1 up 3 days since 2026-11-19 10:00:01, load 0.12\n", ""),
                exited(n(2), 0, "n2 up 12 days since 2026-11-10 10:00:01, load 1.5\n", ""),
                exited(n(3), 0, "n3 down\n", "")));

        assertEquals(
                """
                n3 (1): n3 down
                n[1-2] (2): <host> up <n> days since <time>, load <n>
                """,
                screen(WHOLE, same));
    }

    @Test
    void knowsTheMinorityOnlyBesideAMajority() {
        SameOutput clear =
                SameOutput.of(List.of(exited(n(1), 0, "a", ""), exited(n(2), 0, "b", ""), exited(n(3), 0, "b", "")));
        SameOutput tie = SameOutput.of(List.of(exited(n(1), 0, "a", ""), exited(n(2), 0, "b", "")));

        assertEquals(NodeSet.of("n1"), clear.minority());
        assertEquals(NodeSet.EMPTY, tie.minority());
    }

    @Test
    void remoteTextCannotDrawOnTheScreen() {
        assertEquals("n1 (1): ^[[2Jgone\n", screen(exited(n(1), 0, "\u001b[2Jgone\n", "")));
    }

    @Test
    void countsTheLinesThatAreTooManyForNow() {
        assertEquals(
                """
                n1 (1):
                  1
                  2
                  … 3 more lines
                """,
                screen(WHOLE.brief(2), SameOutput.of(List.of(exited(n(1), 0, "1\n2\n3\n4\n5\n", "")))));
    }
}
