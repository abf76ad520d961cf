// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Result;
import io.jumpkit.runbook.model.Runbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something dangerous that failed is, before another try, what it was before the first. */
class TryingAgainTest {
    private static final Runbook REMOVE = Texts.runbook(
            "Remove", Texts.QUORUM + "**Run** (danger)\n\n```jumpkit\nfleet remove n3\n```\n\n**No undo:** never.\n");

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    @Test
    void aDangerousActIsTriedAgainOnlyWithItsGuardsAndItsWord() throws Exception {
        bench.fleet.failures.put("remove n3", UserError.refused("not now", ""));
        Operator operator = new Operator(question -> {
            if (question.prompt().startsWith("r to try again")) {
                bench.fleet.members.put("n2", false);
                return "r";
            }
            return question.prompt().startsWith("Type") ? "prod/n3" : "q";
        });

        Bench.Ended ended = bench.start(REMOVE, operator, Map.of(), Answers.NONE);

        assertEquals(3, ended.exit().number(), ended.what());
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void aDangerousActIsConfirmedForEachTry() throws Exception {
        bench.fleet.failures.put("remove n3", UserError.refused("not now", ""));

        Bench.Ended ended = bench.start(REMOVE, Operator.types("prod/n3", "r", "prod/n3"), Map.of(), Answers.NONE);

        assertEquals(List.of("remove n3"), bench.fleet.changes, ended.what());
        assertEquals(2, bench.kinds().stream().filter("confirm"::equals).count());
    }

    @Test
    void whatWasDoneAndCannotBeJudgedIsNotRepeatedByItself() throws Exception {
        Runbook runbook = Texts.runbook(
                "Look",
                "**Guard** → seen\n\n```jumpkit\nfleet members | expect any name == 'n1'\n```\n\n**Note:** look.\n\n",
                "Add",
                "**Run** (retry 2 every 1s)\n\n```jumpkit\nfleet add n4 | expect name != seen.name\n```\n\n"
                        + Texts.UNDO_ADD);
        Operator operator = Operator.types("", "a", "prod/n4");

        Bench.Ended ended = bench.start(runbook, operator, Map.of(), Answers.NONE);

        assertEquals(List.of("add n4", "remove n4"), bench.fleet.changes, operator.screen());
        assertTrue(operator.screen().contains("it was done, and could not be judged: "), operator.screen());
        assertEquals("5 aborted; nothing of it is left", ended.toString());
    }

    @Test
    void aCommandThatStoppedWithAResultMayHaveDoneSomeOfIt() {
        assertFalse(
                ActEnd.of(Result.text("n2 was left out").exit(ExitCode.STOPPED)).untouched());
        assertTrue(
                ActEnd.of(UserError.of(ExitCode.STOPPED, "not confirmed", "")).untouched());
    }

    private static final String SKIP_IF =
            "**Skip if:** it is there\n\n```jumpkit\nfleet members | expect any name == 'n4'\n```\n\n";

    @Test
    void whatFailedAndWasMendedByHandIsNotDoneAgain() throws Exception {
        Runbook runbook = Texts.runbook("Add", SKIP_IF + Texts.ADD + Texts.VERIFY);
        bench.fleet.failures.put("add n4", UserError.of(ExitCode.ILL, "half", ""));
        bench.start(runbook, Operator.types("q"), Map.of(), Answers.NONE);
        bench.fleet.members.put("n4", true);

        Bench.Ended ended = bench.resume(runbook, Operator.nobody(), Answers.NONE);

        assertEquals(List.of(), bench.fleet.changes);
        assertEquals(ExitCode.DONE, ended.exit(), ended.what());
    }

    @Test
    void whatWasMendedByHandWhileTheOperatorWasAskedIsNotDoneAgain() throws Exception {
        Runbook runbook = Texts.runbook("Add", SKIP_IF + Texts.ADD + Texts.VERIFY);
        bench.fleet.failures.put("add n4", UserError.of(ExitCode.ILL, "half", ""));
        Operator operator = new Operator(question -> {
            bench.fleet.members.put("n4", true);
            return "r";
        });

        bench.start(runbook, operator, Map.of(), Answers.NONE);

        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void aRunWithSomethingThatFailedInPartAndWasLeftSoDoesNotEndWell() throws Exception {
        bench.fleet.failures.put("add n4", UserError.of(ExitCode.ILL, "half", ""));

        Bench.Ended ended = bench.start(
                Texts.runbook("Add", Texts.ADD + Texts.UNDO_ADD), Operator.types("s"), Map.of(), Answers.NONE);

        assertEquals(ExitCode.UNVERIFIED, ended.exit());
        assertTrue(ended.what().endsWith("but 'Add' failed, may have happened in part, and was left so"), ended.what());
    }

    @Test
    void whatMustStaySoIsNotVerifiedWhileItIsWaitedFor() throws Exception {
        Runbook runbook = Texts.runbook(
                "Add",
                Texts.ADD
                        + "**Wait until** (timeout 5m, stable 60s): there\n\n```jumpkit\nfleet members | expect any name == 'n4'\n```\n\n");
        bench.passed = () -> {
            if (bench.kinds().contains("wait")) {
                bench.cancellation.cancel();
            }
        };

        Bench.Ended ended = bench.start(runbook, Operator.nobody(), Map.of(), Answers.NONE);

        assertEquals("4 stopped by the operator", ended.toString());
    }
}
