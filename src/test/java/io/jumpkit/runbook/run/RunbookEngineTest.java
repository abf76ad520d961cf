// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.runbook.model.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbookEngineTest {
    private static final Map<String, String> PARAMETERS = Map.of("failed", "n3", "heir", "n4", "pace", "fast");

    private static final String SCREEN =
            """
                Replace a member of the fleet   run 7f3a
                  journal ...

                [1/6] Look around                                               good · prod · fleet f1ee7 · run 7f3a
                  note   tell the others on the bridge that you begin.
                Enter when read (a abort, q leave):\s

                [2/6] Remove the failed member                                  good · prod · fleet f1ee7 · run 7f3a
                  It is gone for good. Its identity never returns.
                  guard  ✓ what remains keeps quorum · writable true, voters 2, healthy_voters 2
                  run    fleet remove n3
                  does   remove n3
                         on f1ee7
                         3 members
                  undo   none: a removed identity can never return; the way forward is the next step.
                Type prod/n3 to do it (s skip, a abort, q leave, ? more): prod/n3
                  done   ✓ 0.00 s
                  verify ✓ it is gone · none of 2 (n1, n2)

                [3/6] Add the new member                                        good · prod · fleet f1ee7 · run 7f3a
                  guard  ✓ there is room · n1: lag_bytes 0; n2: lag_bytes 0
                  run    fleet add n4
                  done   ✓ 0.00 s
                  verify ✓ n4
                  choose 1  by its supervisor  (start-the-new-member)  fits now
                         2  by hand  (start-it-by-hand)
                Number or name, Enter for 1 (a abort, q leave):\s
                  choice by its supervisor

                [4/6] Start the new member                                      good · prod · fleet f1ee7 · run 7f3a
                  run    set -eu
                         systemctl start "fleet-$heir"
                  on     n1, as root
                         n1: started
                  done   ✓ 0.00 s
                  run    fleet start n4
                  done   ✓ 0.00 s
                  wait   ✓ it is well · n4: healthy true
                  choice go on

                [6/6] Tell everybody                                            good · prod · fleet f1ee7 · run 7f3a
                  note   write into the channel that the fleet has its members again, see another runbook
                         (other-fleet.md).
                Enter when read (a abort, q leave):\s
                """;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    private static Runbook good() throws IOException {
        return Bench.runbook("good", Files.readString(Path.of("src/test/resources/runbooks/good.md")));
    }

    @Test
    void aWholeRunOnTheScreen() throws Exception {
        Operator operator = Operator.types("", "prod/n3", "", "");

        Bench.Ended ended = bench.start(good(), operator, PARAMETERS, Answers.NONE);

        assertEquals("0 done: 5 steps, 1 skipped in 0.00 s", ended.toString().replaceAll("in .*", "in 0.00 s"));
        assertEquals(
                SCREEN,
                operator.screen().replaceAll("run [0-9a-f]{4}", "run 7f3a").replaceAll("journal .*", "journal ..."));
    }

    @Test
    void leavingBehindAVerifiedChangeIsTheOperatorsStop() throws Exception {
        Runbook verified = Texts.runbook("Add", Texts.ADD + Texts.VERIFY, "Wait", "**Note:** look.\n");

        Bench.Ended ended = bench.start(verified, Operator.types("q"), Map.of(), Answers.NONE);

        assertEquals("5 left by the operator in 'Wait'", ended.toString());
    }

    @Test
    void leavingBehindAChangeThatNobodyVerifiedSaysSo() throws Exception {
        Runbook unverified = Texts.runbook("Add", Texts.ADD, "Wait", "**Note:** look.\n");

        Bench.Ended ended = bench.start(unverified, Operator.types("q"), Map.of(), Answers.NONE);

        assertEquals("4 left by the operator in 'Wait'", ended.toString());
    }

    @Test
    void aFailureBehindAVerifiedChangeIsAFailure() throws Exception {
        Runbook two = Texts.runbook("Add", Texts.ADD + Texts.VERIFY, "Again", Texts.ADD.replace("n4", "n5"));
        bench.fleet.failures.put("add n5", UserError.refused("no room", ""));

        Bench.Ended ended = bench.start(two, Operator.nobody(), Map.of(), Answers.NONE);

        assertEquals("1 'Again' failed: no room", ended.toString());
    }

    @Test
    void aFailureThatMayHaveDoneSomeOfItIsNotVerified() throws Exception {
        Runbook two = Texts.runbook("Add", Texts.ADD + Texts.VERIFY, "Again", Texts.ADD.replace("n4", "n5"));
        bench.fleet.failures.put("add n5", UserError.of(ExitCode.ILL, "one of two has no room", ""));

        Bench.Ended ended = bench.start(two, Operator.nobody(), Map.of(), Answers.NONE);

        assertEquals("4 'Again' failed: one of two has no room", ended.toString());
    }

    @Test
    void aChangeWhoseVerifyDoesNotHoldIsNotVerified() throws Exception {
        Runbook wrong = Texts.runbook("Add", Texts.ADD + Texts.VERIFY.replace("'n4'", "'n9'"));

        Bench.Ended ended = bench.start(wrong, Operator.nobody(), Map.of(), Answers.NONE);

        assertEquals(ExitCode.UNVERIFIED, ended.exit());
    }

    @Test
    void anAnswerToARemarkIsNotTakenForHavingReadIt() throws Exception {
        Operator operator = Operator.types("n2 is not mine", "");

        Bench.Ended ended = bench.start(Texts.runbook("Look", "**Note:** look.\n"), operator, Map.of(), Answers.NONE);

        assertEquals(0, ended.exit().number());
        assertTrue(operator.screen().contains("'n2 is not mine' was not kept; Enter alone says that it is read"));
    }

    @Test
    void aScriptIsConfirmedWithTheNodesThatItRunsOn() throws Exception {
        Operator operator = new Operator(question -> "q");

        bench.start(
                Texts.runbook(
                        "Stop",
                        """
                        **Run** (danger, on n1,n2)

                        ```sh
                        systemctl stop fleet
                        ```

                        **No undo:** start it again.
                        """),
                operator,
                Map.of(),
                Answers.NONE);

        assertTrue(operator.screen().contains("Type prod/n[1-2] to do it"), operator.screen());
    }

    @Test
    void aHandOverNamesWhatIsKnownAlready() throws Exception {
        Runbook runbook = Texts.asking(
                List.of("machine", "colour"), "Leave", "**Choose:** where to?\n\n- [elsewhere](other.md)\n");

        Bench.Ended ended =
                bench.start(runbook, Operator.nobody(), Map.of("machine", "n 1", "colour", "red"), Answers.NONE);

        assertEquals("5 this runbook is over; it goes on in other", ended.toString());
        assertEquals(List.of("run other --param 'machine=n 1'"), ended.result().next());
    }

    @Test
    void aHandOverThatCannotBeFoundIsNoEnd() throws Exception {
        Runbook runbook = Texts.runbook("Leave", "**Choose:** where to?\n\n- [elsewhere](other.md)\n");
        Siblings there = bench.siblings;
        bench.siblings = (from, name) -> {
            throw UserError.usage("there is no '" + name + "'", "put it there");
        };

        Bench.Ended lost = bench.start(runbook, Operator.nobody(), Map.of(), Answers.NONE);
        List<String> kinds = bench.kinds();
        bench.siblings = there;
        Bench.Ended found = bench.resume(runbook, Operator.nobody(), Answers.NONE);

        assertEquals("2 there is no 'other'", lost.toString());
        assertEquals(List.of("start", "step", "choice", "step-end", "stop"), kinds);
        assertEquals("5 this runbook is over; it goes on in other", found.toString());
    }

    @Test
    void workByHandFoldsItsItemsUnderTheirWords() throws Exception {
        Operator operator = Operator.types("done");

        bench.start(
                Texts.runbook(
                        "Mend it",
                        """
                        **Do by hand**

                        1. Far apart: members in different regions need a heartbeat near the round trip between them
                           and an election
                           timeout ten times that, the same on every member.
                        2. Change the cable.
                        """),
                operator,
                Map.of(),
                Answers.NONE);

        String work =
                """
                  do     1. Far apart: members in different regions need a heartbeat near the round trip between
                            them and an election timeout ten times that, the same on every member.
                         2. Change the cable.
                """;
        assertTrue(operator.screen().contains(work), operator.screen());
    }
}
