// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.runbook.model.Runbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettlingTest {
    private static final Runbook VERIFIED = Texts.runbook("Add", Texts.ADD + Texts.VERIFY);
    private static final Runbook BARE = Texts.runbook("Add", Texts.ADD);

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    private static Answers unknown(String answer) {
        return new Answers(
                Map.of(),
                Map.of(),
                false,
                Map.of("add", answer),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Optional.empty());
    }

    /** The command says that it does not know, whether or not it did it. */
    private void losesItsAnswer(boolean happens) {
        bench.fleet.lost.put("add n4", happens);
    }

    @Test
    void anAnswerThatWasLostIsSettledByVerify() throws Exception {
        losesItsAnswer(true);

        Bench.Ended ended = bench.start(VERIFIED, Operator.nobody(), Map.of(), Answers.NONE);

        assertEquals(ExitCode.DONE, ended.exit());
        assertEquals(List.of("add n4"), bench.fleet.changes);
    }

    @Test
    void whatNobodySawIsLeftToTheOperator() throws Exception {
        losesItsAnswer(true);

        Bench.Ended ended = bench.start(BARE, Operator.nobody(), Map.of(), Answers.NONE);

        assertEquals(
                "4 nobody knows whether the last attempt of 'Add' happened; look at the cluster, then say it with"
                        + " --unknown add=ran or --unknown add=did-not-run",
                ended.toString());
        assertEquals("unknown", bench.history().state());
    }

    @Test
    void whatWouldProveItIsNamedToTheOperator() throws Exception {
        losesItsAnswer(false);
        Operator operator = new Operator(question -> "q");

        bench.start(VERIFIED, operator, Map.of(), Answers.NONE);

        assertTrue(operator.screen().contains("look   fleet members   (in a second Jumpkit)\n"), operator.screen());
    }

    @Test
    void whatRanIsNotRunAgain() throws Exception {
        losesItsAnswer(true);
        bench.start(BARE, Operator.nobody(), Map.of(), Answers.NONE);

        Bench.Ended ended = bench.resume(BARE, Operator.nobody(), unknown("ran"));

        assertEquals(ExitCode.DONE, ended.exit());
        assertEquals(List.of("add n4"), bench.fleet.changes);
    }

    @Test
    void theResultOfWhatRanUnseenIsAskedForWhereItIsNeeded() throws Exception {
        Runbook needing = Texts.runbook(
                "Add",
                Texts.ADD.replace("**Run:**", "**Run** → added"),
                "Start",
                "**Run:**\n\n```jumpkit\nfleet start {{added.name}}\n```\n");
        losesItsAnswer(true);
        bench.start(needing, Operator.nobody(), Map.of(), Answers.NONE);

        Bench.Ended lost = bench.resume(needing, Operator.nobody(), unknown("ran"));
        Bench.Ended ended = bench.resume(needing, Operator.types("ran", "{\"name\": \"n4\"}"), Answers.NONE);

        assertEquals(
                "4 'Add' happened, but its result 'added', which later steps need, was lost; look it up and say it with"
                        + " --captured added=VALUE",
                lost.toString());
        assertEquals(ExitCode.DONE, ended.exit());
        assertEquals(List.of("add n4", "start n4"), bench.fleet.changes);
    }

    @Test
    void whatDidNotRunIsRun() throws Exception {
        losesItsAnswer(false);
        bench.start(BARE, Operator.nobody(), Map.of(), Answers.NONE);

        Bench.Ended ended = bench.resume(BARE, Operator.nobody(), unknown("did-not-run"));

        assertEquals(ExitCode.DONE, ended.exit());
        assertEquals(List.of("add n4"), bench.fleet.changes);
    }

    @Test
    void whatWasSaidInAdvanceIsNotSaidOfALaterAttempt() throws Exception {
        losesItsAnswer(false);
        bench.start(BARE, Operator.nobody(), Map.of(), Answers.NONE);
        losesItsAnswer(true);

        Bench.Ended ended = bench.resume(BARE, Operator.nobody(), unknown("did-not-run"));

        assertEquals(ExitCode.UNVERIFIED, ended.exit());
        assertEquals(List.of("add n4"), bench.fleet.changes);
        assertEquals("unknown", bench.history().state());
    }

    @Test
    void whatWasSaidBeforeItWasBegunIsSaidOfNothing() throws Exception {
        losesItsAnswer(false);

        Bench.Ended ended = bench.start(BARE, Operator.nobody(), Map.of(), unknown("ran"));

        assertEquals(ExitCode.UNVERIFIED, ended.exit());
        assertEquals("unknown", bench.history().state());
    }

    @Test
    void aVerifyThatHeldBeforeTheActProvesNothing() throws Exception {
        bench.fleet.members.put("n4", false);
        losesItsAnswer(false);

        Bench.Ended ended = bench.start(VERIFIED, Operator.nobody(), Map.of(), Answers.NONE);
        Bench.Ended resumed = bench.resume(VERIFIED, Operator.nobody(), Answers.NONE);

        assertEquals(ExitCode.UNVERIFIED, ended.exit());
        assertEquals(ExitCode.UNVERIFIED, resumed.exit());
        assertEquals("unknown", bench.history().state());
    }

    @Test
    void aVerifyThatDoesNotHoldProvesNothing() throws Exception {
        losesItsAnswer(false);

        Bench.Ended ended = bench.start(VERIFIED, Operator.nobody(), Map.of(), Answers.NONE);

        assertEquals(ExitCode.UNVERIFIED, ended.exit());
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void aCommandThatTakesTooLongIsUnknown() throws Exception {
        Runbook slow =
                Texts.runbook("Add", "**Run** (timeout 50ms)\n\n```jumpkit\nfleet add slow\n```\n\n" + Texts.VERIFY);

        Bench.Ended ended = bench.start(slow, Operator.nobody(), Map.of(), Answers.NONE);

        assertEquals(ExitCode.UNVERIFIED, ended.exit());
        assertEquals("unknown", bench.history().state());
    }

    @Test
    void ctrlCInTheMiddleOfAnActLeavesItUnknown() throws Exception {
        bench.fleet.failures.put("add n4", new java.util.concurrent.CancellationException("stopped"));

        Bench.Ended ended = bench.start(VERIFIED, Operator.nobody(), Map.of(), Answers.NONE);

        assertEquals("4 stopped by the operator", ended.toString());
        assertEquals("unknown", bench.history().state());
    }

    @Test
    void aFailureThatIsKnownIsTriedAgainOnResume() throws Exception {
        bench.fleet.failures.put("add n4", UserError.of(ExitCode.ILL, "no room", ""));
        Bench.Ended first = bench.start(VERIFIED, Operator.nobody(), Map.of(), Answers.NONE);

        Bench.Ended ended = bench.resume(VERIFIED, Operator.nobody(), Answers.NONE);

        assertEquals("4 'Add' failed: no room", first.toString());
        assertEquals(ExitCode.DONE, ended.exit());
        assertEquals(List.of("add n4"), bench.fleet.changes);
    }

    @Test
    void theRunbookMayAskForAnotherTry() throws Exception {
        bench.fleet.failures.put("add n4", UserError.refused("not yet", ""));
        Runbook retrying =
                Texts.runbook("Add", "**Run** (retry 3 every 10s)\n\n```jumpkit\nfleet add n4\n```\n\n" + Texts.VERIFY);

        Bench.Ended ended = bench.start(retrying, Operator.nobody(), Map.of(), Answers.NONE);

        assertEquals(ExitCode.DONE, ended.exit());
        assertEquals(2, bench.kinds().stream().filter("intent"::equals).count());
    }
}
