// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.JsonRenderer;
import io.jumpkit.output.Result;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PingCommandTest {
    private final FakeMesh mesh = new FakeMesh();

    private String screen(String line) throws InterruptedException {
        return NetworkShell.screen(mesh.shell().type(line));
    }

    @Test
    void aCutLinkIsNoDeadHostAndASlowPairIsNamed() throws InterruptedException {
        mesh.cut("n1", "n2").slow("n4", "n5", 9.4);

        assertEquals(
                """
                       n1     n2     n3     n4     n5   from left to top: ms, avg of 10
                n1      ·  ✗100%   0.09   0.09   0.09
                n2  ✗100%      ·   0.09   0.09   0.09
                n3   0.09   0.09      ·   0.09   0.09
                n4   0.09   0.09   0.09      ·   ▲9.4
                n5   0.09   0.09   0.09   ▲9.4      ·
                ✗ n1 ↔ n2: no packet either way, while both reach n[3-5]: a cut link, not a dead host
                ▲ n4 ↔ n5: 9.4 ms, 104 x the median of this mesh
                2 findings · 20 ordered pairs
                next: ping --tcp 22""",
                screen("ping"));
    }

    @Test
    void aDeadHostIsUnansweredAndStillAskedByTheOthers() throws InterruptedException {
        mesh.dead("n3");

        Result result = mesh.shell().type("ping");

        assertEquals(
                """
                       n1     n2     n3     n4     n5   from left to top: ms, avg of 10
                n1      ·   0.09  ✗100%   0.09   0.09
                n2   0.09      ·  ✗100%   0.09   0.09
                n3      ?      ?      ·      ?      ?
                n4   0.09   0.09  ✗100%      ·   0.09
                n5   0.09   0.09  ✗100%   0.09      ·
                ✗ n3 did not answer: tcp-timeout: nothing answers
                ✗ n3: nobody gets a packet through and ssh does not answer either: the host, not a link
                1 finding · 16 ordered pairs
                next: ping --tcp 22""",
                NetworkShell.screen(result));
        assertEquals(ExitCode.ILL, result.exit());
    }

    @Test
    void groupsThatReachOnlyThemselvesAreAPartition() throws InterruptedException {
        for (String left : new String[] {"n1", "n2"}) {
            mesh.cut(left, "n3").cut(left, "n4").cut(left, "n5");
        }

        assertEquals(
                """
                       n1     n2     n3     n4     n5   from left to top: ms, avg of 10
                n1      ·   0.09  ✗100%  ✗100%  ✗100%
                n2   0.09      ·  ✗100%  ✗100%  ✗100%
                n3  ✗100%  ✗100%      ·   0.09   0.09
                n4  ✗100%  ✗100%   0.09      ·   0.09
                n5  ✗100%  ✗100%   0.09   0.09      ·
                ✗ partition: n[3-5] | n[1-2]: no packet between the groups
                1 finding · 20 ordered pairs
                next: ping --tcp 22""",
                screen("ping"));
    }

    @Test
    void aHostThatAnswersSshAndReachesNobodyIsCutOff() throws InterruptedException {
        mesh.cut("n1", "n2").cut("n1", "n3").cut("n1", "n4").cut("n1", "n5");

        assertTrue(screen("ping")
                .contains("✗ n1: reaches nobody and is reached by nobody, but ssh answers: alive and cut off"));
    }

    @Test
    void cutsWithOneHostAreToldTogether() throws InterruptedException {
        mesh.cut("n1", "n2").cut("n1", "n3");

        assertTrue(
                screen("ping")
                        .contains(
                                "✗ n1 ↔ n[2-3]: no packet either way, while all of them reach n[4-5]: a cut link, not a dead host"));
    }

    @Test
    void silenceInOneDirectionIsAFilter() throws InterruptedException {
        mesh.received("n1", "n2", 0).received("n3", "n2", 0);

        assertTrue(screen("ping")
                .contains(
                        "✗ n[1,3] → n2: no answer, while the other direction is answered: a filter in one direction"));
    }

    @Test
    void lossWithEveryNeighbourIsTheHostsOwn() throws InterruptedException {
        mesh.received("n1", "n2", 7)
                .received("n3", "n2", 8)
                .received("n4", "n2", 6)
                .received("n2", "n5", 9);

        Result result = mesh.shell().type("ping");

        assertTrue(NetworkShell.screen(result)
                .contains("▲ n2 ↔ n[1,3-5]: 10 to 40 % lost: every pair with n2, so the host, not a link"));
        assertEquals(ExitCode.DONE, result.exit());
    }

    @Test
    void withNothingWrongItIsShort() throws InterruptedException {
        assertEquals(
                """
                       n1     n3   from left to top: ms, avg of 10
                n1      ·   0.09
                n3   0.09      ·
                no finding · 2 ordered pairs""",
                screen("ping --on n1,n3"));
    }

    @Test
    void whereNothingPassesIcmpMayBeFiltered() throws InterruptedException {
        mesh.cut("n1", "n2").cut("n1", "n3").cut("n2", "n3");

        assertTrue(
                screen("ping --on n[1-3]")
                        .contains(
                                "✗ no node gets a packet to any other: cut, or ICMP is filtered here; compare with: ping --tcp 22"));
    }

    @Test
    void aNodeWithoutPingIsHeardOf() throws InterruptedException {
        mesh.everybodySays("no-tool");

        Result result = mesh.shell().type("ping --on n[1-2]");

        assertEquals("no-tool", result.unanswered().get(0).reason());
        assertEquals(
                "no ping there; try: ping --tcp 22", result.unanswered().get(0).detail());
        assertEquals(ExitCode.UNANSWERED, result.exit());
    }

    @Test
    void aDirectionThatWasNotMeasuredIsNotCalledCut() throws InterruptedException {
        mesh.everybodySays("0 ping: n2: Name or service not known");

        Result result = mesh.shell().type("ping --on n[1-2]");

        assertEquals(0, result.rows().size());
        assertTrue(NetworkShell.screen(result)
                .contains("n1 did not answer: not-measured: could not ask n2: ping: n2: Name or service not known"));
        assertEquals(ExitCode.UNANSWERED, result.exit());
    }

    @Test
    void whereNothingWasMeasuredNobodyIsSaidToBeCutOff() throws InterruptedException {
        mesh.everybodySays("1 ping: cannot open a socket");

        Result result = mesh.shell().type("ping --on n[1-3]");

        assertFalse(NetworkShell.screen(result).contains("no node gets a packet"), NetworkShell.screen(result));
        assertEquals(3, result.unanswered().size());
        assertEquals(ExitCode.UNANSWERED, result.exit());
    }

    @Test
    void waysThatWereNotMeasuredDoNotMakeAPartition() throws InterruptedException {
        mesh.cut("n1", "n2");
        for (String other : new String[] {"n1", "n2"}) {
            mesh.unmeasured("n3", other).unmeasured(other, "n3");
        }

        String screen = screen("ping --on n[1-3]");

        assertTrue(screen.contains("✗ n1 ↔ n2: no packet either way"), screen);
        assertTrue(screen.contains("n3 did not answer: not-measured: could not ask n1: ping: sendmsg"), screen);
        assertTrue(screen.contains("(and 1 more)"), screen);
        assertFalse(screen.contains("no node gets") || screen.contains("reaches nobody"), screen);
    }

    @Test
    void rowsSayAllThereIsInJson() throws InterruptedException {
        mesh.cut("n1", "n2");

        String json = JsonRenderer.render(
                new JsonRenderer.Head("ping", "prod", "n[1-2]", 1), mesh.shell().type("ping --on n[1-2]"));

        assertTrue(json.contains("{\"from\":\"n1\",\"to\":\"n2\",\"sent\":10,\"received\":0,\"loss_pct\":100.0,"
                + "\"min_ms\":null,\"avg_ms\":null,\"max_ms\":null}"));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThrows(UserError.class, () -> screen("ping --on n1"));
        assertThrows(UserError.class, () -> screen("ping --count 0"));
        assertThrows(UserError.class, () -> screen("ping --tcp 70000"));
        assertThrows(UserError.class, () -> screen("ping --tcp 22 --mtu 1500"));
        assertThrows(UserError.class, () -> screen("ping --mtu 20"));
    }

    @Test
    void unmeasuredTimesAreAbsent() {
        assertEquals(Optional.empty(), Replies.Times.of(java.util.List.of()));
    }
}
