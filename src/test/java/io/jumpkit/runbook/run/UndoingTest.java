// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.runbook.model.Runbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoingTest {
    private static final String SECOND = Texts.ADD.replace("n4", "n5") + Texts.UNDO_ADD.replace("n4", "n5");
    private static final String HOLD = "**Note:** wait.\n\n";
    private static final String FOR_GOOD =
            "**Run:**\n\n```jumpkit\nfleet start n3\n```\n\n**No undo:** it runs for good.\n\n";
    private static final Runbook TWO = Texts.runbook(
            "Add", Texts.ADD + Texts.UNDO_ADD, "Start", FOR_GOOD, "Add another", SECOND, "Wait", "**Note:** look.\n");

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    @Test
    void takesBackNewestFirstAndReportsWhatStays() throws Exception {
        bench.start(TWO, Operator.types("q"), Map.of(), Answers.NONE);

        Bench.Ended ended = bench.abort(Operator.types("prod/n5", "prod/n4"), Answers.NONE);

        assertEquals(List.of("add n4", "start n3", "add n5", "remove n5", "remove n4"), bench.fleet.changes);
        assertEquals("4 aborted; what stays (1) is said above", ended.toString());
        assertEquals(
                "aborted; what stays: 'Start' stays: it runs for good.",
                bench.history().end().orElseThrow().text("why"));
        assertEquals("aborted", bench.history().state());
    }

    @Test
    void eachUndoIsTheOperatorsToRefuse() throws Exception {
        bench.start(TWO, Operator.types("q"), Map.of(), Answers.NONE);

        Bench.Ended ended = bench.abort(Operator.types("s", "prod/n4"), Answers.NONE);

        assertEquals(List.of("add n4", "start n3", "add n5", "remove n4"), bench.fleet.changes);
        assertEquals(ExitCode.UNVERIFIED, ended.exit());
    }

    @Test
    void anAbortedRunIsOver() throws Exception {
        bench.start(TWO, Operator.types("a", "prod/n5", "prod/n4"), Map.of(), Answers.NONE);

        Bench.Ended ended = bench.resume(TWO, Operator.nobody(), Answers.NONE);

        assertEquals(ExitCode.REFUSED, ended.exit());
    }

    @Test
    void aChangedFileIsRefusedWhereItWasFollowed() throws Exception {
        bench.start(TWO, Operator.types("q"), Map.of(), Answers.NONE);
        Runbook changed =
                Texts.runbook("Add", SECOND, "Start", FOR_GOOD, "Add another", SECOND, "Wait", "**Note:** look.\n");

        Bench.Ended ended = bench.resume(changed, Operator.nobody(), Answers.NONE);

        assertEquals(
                """
                3 step 'Add' was followed already and has been changed in the file since:
                  - fleet add n4
                  + fleet add n5
                  - fleet remove n4
                  + fleet remove n5""",
                ended.toString());
    }

    @Test
    void aChangedFileIsFollowedWhereItIsStillToCome() throws Exception {
        bench.start(TWO, Operator.types("q"), Map.of(), Answers.NONE);
        Runbook longer = Texts.runbook(
                "Add",
                Texts.ADD + Texts.UNDO_ADD,
                "Start",
                FOR_GOOD,
                "Add another",
                SECOND,
                "Wait",
                "**Note:** look.\n\n",
                "More",
                "**Note:** more.\n");
        Operator operator = Operator.types("", "");

        Bench.Ended ended = bench.resume(longer, operator, Answers.NONE);

        assertEquals(ExitCode.DONE, ended.exit());
    }

    @Test
    void aChangedFileIsWhatIsFollowedFromThenOn() throws Exception {
        String bare = "**Run:**\n\n```jumpkit\nfleet add n6\n```\n\n**Undo:**\n\n```jumpkit\nfleet remove n6\n```\n\n";
        Runbook then =
                Texts.runbook("Add", Texts.ADD + Texts.UNDO_ADD, "Look", "**Note:** look.\n\n", "Last", bare + HOLD);
        Runbook edited = Texts.runbook(
                "Add", Texts.ADD + Texts.UNDO_ADD, "Look", "**Note:** look.\n\n", "Last", HOLD + bare + HOLD);
        bench.start(then, Operator.types("q"), Map.of(), Answers.NONE);
        bench.resume(edited, Operator.types("", "", "q"), Answers.NONE);

        assertEquals(List.of("add n4", "add n6"), bench.fleet.changes);
        Bench.Ended back = bench.resume(then, Operator.nobody(), Answers.NONE);
        assertEquals(ExitCode.REFUSED, back.exit(), back.what());
        Bench.Ended again = bench.resume(edited, Operator.types("q"), Answers.NONE);
        assertEquals(ExitCode.UNVERIFIED, again.exit(), again.what());
        bench.abort(Operator.types("prod/n6", "prod/n4"), Answers.NONE);

        assertEquals(List.of("add n4", "add n6", "remove n6", "remove n4"), bench.fleet.changes);
    }

    @Test
    void whatFailedInPartIsOfferedToBeTakenBack() throws Exception {
        bench.fleet.failures.put("add n5", UserError.of(ExitCode.ILL, "one of two has no room", ""));
        bench.fleet.members.put("n5", false);
        Operator operator = Operator.types("a", "prod/n5", "s");

        Bench.Ended ended = bench.start(TWO, operator, Map.of(), Answers.NONE);

        assertEquals(List.of("add n4", "start n3", "remove n5"), bench.fleet.changes);
        assertEquals(ExitCode.UNVERIFIED, ended.exit());
        assertTrue(
                operator.screen().contains("'Add another' failed, and may have happened in part\n"), operator.screen());
    }

    @Test
    void whatWasRefusedLeavesNothingToTakeBack() throws Exception {
        Runbook one = Texts.runbook("Add", Texts.ADD + Texts.UNDO_ADD);
        bench.fleet.failures.put("add n4", UserError.refused("no room", ""));

        Bench.Ended ended = bench.start(one, Operator.types("a"), Map.of(), Answers.NONE);

        assertEquals("5 aborted; nothing of it is left", ended.toString());
    }

    @Test
    void workByHandIsNotTakenBackAndSaysSo() throws Exception {
        Runbook byHand =
                Texts.runbook("Stop the writers", "**Do by hand:** stop them.\n\n", "Wait", "**Note:** look.\n");

        Bench.Ended ended = bench.start(byHand, Operator.types("stopped", "a"), Map.of(), Answers.NONE);

        assertEquals(ExitCode.UNVERIFIED, ended.exit());
        assertEquals(
                "aborted; what stays: 'Stop the writers' was done by hand, and stays",
                bench.history().end().orElseThrow().text("why"));
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        Operator operator = Operator.nobody();

        bench.follower(operator).start(TWO, Map.of(), Answers.NONE, true);

        assertEquals(List.of(), bench.fleet.changes);
        assertEquals(List.of(), bench.runs().all());
    }

    private static final Runbook ONE = Texts.runbook("Add", Texts.ADD + Texts.UNDO_ADD, "Wait", HOLD);

    @Test
    void anAbortThatIsLeftBeforeAnythingWasTakenBackIsGoneOnWith() throws Exception {
        bench.start(ONE, Operator.types("q"), Map.of(), Answers.NONE);

        Bench.Ended left = bench.abort(Operator.types("q"), Answers.NONE);

        assertEquals("4 left by the operator; nothing was changed in this step", left.toString());
        assertEquals("aborting", bench.history().state());
        assertEquals(
                "5 aborted; nothing of it is left",
                bench.abort(Operator.types("prod/n4"), Answers.NONE).toString());
    }

    @Test
    void anAbortWithNobodyToAskNamesTheFlagAndStaysOpen() throws Exception {
        bench.start(ONE, Operator.types("q"), Map.of(), Answers.NONE);

        UserError error = assertThrows(UserError.class, () -> bench.follower(Operator.nobody())
                .abort(bench.runs().find("last"), ONE, Map.of(), Answers.NONE));

        assertEquals(ExitCode.USAGE, error.exit());
        String run = bench.runs().find("last").id();
        assertEquals("give --confirm add=prod/n4   then: runbook abort " + run, error.hint());
        assertEquals("aborting", bench.history().state());
    }

    @Test
    void aSilentClusterIsNoEndOfAnAbort() throws Exception {
        bench.start(ONE, Operator.types("q"), Map.of(), Answers.NONE);
        bench.fleet.answers = false;

        Bench.Ended silent = bench.abort(Operator.nobody(), Answers.NONE);

        assertEquals("6 the fleet does not answer", silent.toString());
        assertEquals("aborting", bench.history().state());
        bench.fleet.answers = true;
        bench.abort(Operator.types("prod/n4"), Answers.NONE);
        assertEquals(List.of("add n4", "remove n4"), bench.fleet.changes);
    }

    @Test
    void anUndoThatCanNeverBeBegunIsLeftWithTheOperatorsWord() throws Exception {
        bench.start(TWO, Operator.types("q"), Map.of(), Answers.NONE);
        bench.fleet.members.remove("n5");

        Bench.Ended ended = bench.abort(Operator.types("", "s", "prod/n4"), Answers.NONE);

        assertEquals(List.of("add n4", "start n3", "add n5", "remove n4"), bench.fleet.changes);
        assertEquals("aborted", bench.history().state(), ended.what());
    }
}
