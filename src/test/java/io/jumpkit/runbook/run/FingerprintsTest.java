// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.runbook.model.Runbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTest {
    private static final String NOTE = "**Note:** wait for it.\n\n";
    private static final String BY_HAND = "**Do by hand** (offline, new-fingerprint)\n\nMake a new cluster.\n\n";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    private Bench.Ended start(Runbook runbook, Operator operator) throws InterruptedException {
        return bench.start(runbook, operator, Map.of(), Answers.NONE);
    }

    /** Does something to the fleet while the operator reads a note. */
    private Operator meanwhile(Runnable change) {
        return new Operator(question -> {
            change.run();
            return "";
        });
    }

    @Test
    void anotherClusterIsRefusedAtTheNextStep() throws Exception {
        Runbook runbook = Texts.runbook("Wait", NOTE, "Add", Texts.ADD + Texts.VERIFY);

        Bench.Ended ended = start(runbook, meanwhile(() -> bench.fleet.id = "0ther"));

        assertEquals(
                "3 this is another cluster: fleet was f1ee7 when the run began and is 0ther now. Nothing was changed",
                ended.toString());
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void aClusterOfAnotherNameIsRefusedAtTheNextStepThoughNothingElseTellsThemApart() throws Exception {
        Runbook runbook = Texts.runbook("Wait", NOTE, "Add", Texts.ADD + Texts.VERIFY);

        Bench.Ended ended = start(runbook, meanwhile(() -> bench.use("bb")));

        assertEquals("3 this run is on cluster prod, and the session uses bb. Nothing was changed", ended.toString());
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void aRunCannotTakeItselfToAnotherCluster() throws Exception {
        String go = "```jumpkit\nfleet elsewhere bb\n```\n\n";

        Bench.Ended ran = start(Texts.runbook("Go", "**Run:**\n\n" + go, "Add", Texts.ADD), Operator.types("q"));
        Bench.Ended looked = start(
                Texts.runbook("Go", "**Guard:** there\n\n" + go.replace("bb", "bb | expect name == 'bb'") + Texts.ADD),
                Operator.nobody());

        String refused = "'fleet elsewhere' is for whoever sits at the shell; no runbook may do it";
        assertEquals("3 " + refused, ran.toString());
        assertEquals(
                "3 refused: 'there' does not hold: " + refused + ". Nothing was changed in this step",
                looked.toString());
        assertEquals("prod", bench.session.requireCluster().name());
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void aVariableAmongWordsForAShellIsRefused() throws Exception {
        Runbook runbook = Texts.asking(
                List.of("svc"), "Restart", "**Run:**\n\n```jumpkit\nexec systemctl restart {{svc}}\n```\n\n");

        Bench.Ended ended = bench.start(runbook, Operator.types("q"), Map.of("svc", "x; reboot"), Answers.NONE);

        assertEquals(
                "3 a shell reads the words of 'exec', and '{{svc}}' could become more than one of them, or a command",
                ended.toString());
    }

    @Test
    void anotherClusterIsRefusedOnResume() throws Exception {
        Runbook runbook = Texts.runbook("Wait", NOTE, "Add", Texts.ADD + Texts.VERIFY);
        start(runbook, Operator.types("q"));
        bench.fleet.id = "0ther";

        Bench.Ended ended = bench.resume(runbook, Operator.types(""), Answers.NONE);

        assertEquals(ExitCode.REFUSED, ended.exit());
    }

    @Test
    void aSilentClusterIsRefusedBeforeAnythingBegins() throws Exception {
        bench.fleet.answers = false;

        Bench.Ended ended = start(Texts.runbook("Add", Texts.ADD), Operator.nobody());

        assertEquals(
                "3 cannot tell which cluster this is: the fleet does not answer. Nothing was begun", ended.toString());
        assertEquals(List.of(), bench.runs().all());
    }

    @Test
    void aStepThatSaysSoBearsASilentCluster() throws Exception {
        bench.fleet.answers = false;
        Runbook runbook = Texts.runbook("Add", Texts.ADD.replace("**Run:**", "**Run** (offline)"));

        Bench.Ended ended = start(runbook, Operator.nobody());

        assertEquals(ExitCode.DONE, ended.exit());
        assertEquals(List.of("add n4"), bench.fleet.changes);
    }

    @Test
    void aNewClusterIsExpectedWhereTheRunbookSaysSo() throws Exception {
        Runbook runbook = Texts.runbook(
                "Add", Texts.ADD.replace("**Run:**", "**Run** (new-fingerprint)"), "Wait", NOTE, "Again", NOTE);
        Bench.Ended ended = start(runbook, meanwhile(() -> bench.fleet.id = "restored"));

        assertEquals(ExitCode.DONE, ended.exit());
        assertEquals("restored", bench.history().fingerprint().get("fleet"));
    }

    @Test
    void whatIsDoneByHandMayMakeANewClusterWhereTheRunbookSaysSo() throws Exception {
        Runbook runbook = Texts.runbook("Restore", BY_HAND, "Wait", NOTE);
        start(runbook, Operator.types("q"));
        bench.fleet.id = "restored";

        Bench.Ended ended = bench.resume(runbook, Operator.types("done", ""), Answers.NONE);

        assertEquals(ExitCode.DONE, ended.exit(), ended.toString());
        assertEquals("restored", bench.history().fingerprint().get("fleet"));
    }

    @Test
    void nothingIsTakenBackOnAnotherCluster() throws Exception {
        start(Texts.runbook("Add", Texts.ADD + Texts.UNDO_ADD, "Wait", NOTE), Operator.types("q"));
        bench.fleet.id = "0ther";

        Bench.Ended ended = bench.abort(Operator.types("prod/n4"), Answers.NONE);

        assertEquals(
                "3 this is another cluster: fleet was f1ee7 when the run began and is 0ther now. Nothing was changed",
                ended.toString());
        assertEquals(List.of("add n4"), bench.fleet.changes);
        bench.fleet.id = "f1ee7";
        bench.abort(Operator.types("prod/n4"), Answers.NONE);
        assertEquals(List.of("add n4", "remove n4"), bench.fleet.changes);
    }

    @Test
    void aClusterThatSaysNothingIsTakenBackWithTheOperatorsWord() throws Exception {
        String undo = "**Undo:**\n\n```jumpkit\nfleet start n3\n```\n\n";
        start(Texts.runbook("Add", Texts.ADD + undo, "Wait", NOTE), Operator.types("q"));
        bench.fleet.answers = false;

        Bench.Ended ended = bench.abort(Operator.types("y"), Answers.NONE);

        assertEquals(List.of("add n4", "start n3"), bench.fleet.changes, ended.what());
    }

    @Test
    void whatMadeANewClusterIsTakenBackOnTheOldOneToo() throws Exception {
        Runbook runbook = Texts.runbook(
                "Add",
                Texts.ADD.replace("**Run:**", "**Run** (new-fingerprint)") + Texts.UNDO_ADD,
                "Wait",
                NOTE,
                "Again",
                NOTE);
        Operator operator = new Operator(question -> {
            boolean first = bench.fleet.id.equals("f1ee7");
            bench.fleet.id = "restored";
            return first ? "" : "q";
        });
        start(runbook, operator);
        assertEquals("restored", bench.history().fingerprint().get("fleet"));
        bench.fleet.id = "f1ee7";

        bench.abort(Operator.types("prod/n4"), Answers.NONE);

        assertEquals(List.of("add n4", "remove n4"), bench.fleet.changes);
    }

    @Test
    void anotherLabOfTheSameNameIsAnotherCluster() throws Exception {
        Runbook runbook = Texts.runbook("Wait", NOTE, "Add", Texts.ADD + Texts.VERIFY);
        start(runbook, Operator.types("q"));
        bench.reset("lab-2");

        Bench.Ended ended = bench.resume(runbook, Operator.types(""), Answers.NONE);

        assertEquals(
                "3 this is another cluster: instance was lab-1 when the run began and is lab-2 now. Nothing was changed",
                ended.toString());
    }

    @Test
    void anotherClusterIsNotAskedWhatBecameOfAnAct() throws Exception {
        bench.fleet.lost.put("add n4", false);
        start(Texts.runbook("Add", Texts.ADD + Texts.VERIFY + Texts.UNDO_ADD), Operator.nobody());
        bench.fleet.id = "0ther";
        bench.fleet.members.put("n4", true);

        Bench.Ended ended = bench.abort(Operator.nobody(), Answers.NONE);

        assertEquals(ExitCode.REFUSED, ended.exit(), ended.what());
        assertEquals(0, bench.kinds().stream().filter("settled"::equals).count());
    }

    private static final String OFFLINE =
            "**Guard** (offline): it answers\n\n```jumpkit\nfleet members | expect any name == 'n1'\n```\n\n" + NOTE;

    @Test
    void membersOfAnotherClusterAreNoSilence() throws Exception {
        Operator operator = meanwhile(() -> bench.fleet.id = "f1ee7+0ther");

        Bench.Ended ended = start(Texts.runbook("Wait", NOTE, "Look", OFFLINE), operator);

        assertEquals(
                "3 this is another cluster: fleet was f1ee7 when the run began and is 0ther+f1ee7 now. Nothing was changed",
                ended.toString());
    }

    @Test
    void aRunMayBeginInTheMiddleOfARestoreWhereItsStepSaysSo() throws Exception {
        bench.fleet.id = "f1ee7+restored";
        Operator operator = meanwhile(() -> {});

        Bench.Ended ended = start(Texts.runbook("Look", OFFLINE, "Look again", OFFLINE), operator);

        assertEquals(ExitCode.DONE, ended.exit(), ended.what());
        assertTrue(
                operator.screen().contains("members of different clusters answer; this step goes on"),
                operator.screen());
    }

    @Test
    void aRunDoesNotBeginAmongDifferentClustersOtherwise() throws Exception {
        bench.fleet.id = "f1ee7+restored";

        Bench.Ended ended = start(Texts.runbook("Wait", NOTE), Operator.nobody());

        assertEquals(
                "3 members of different clusters answer for fleet: f1ee7, restored. Nothing was begun",
                ended.toString());
    }

    @Test
    void membersOfTheOldAndTheNewClusterAnswerWhileItIsRestored() throws Exception {
        Runbook runbook = Texts.runbook("Restore", BY_HAND, "Look", OFFLINE, "Wait", NOTE, "End", NOTE);
        start(runbook, Operator.types("q"));
        bench.fleet.id = "f1ee7+restored";
        Operator operator = new Operator(question -> {
            if (bench.history().step("look") == StepState.OPEN) {
                bench.fleet.id = "restored";
            }
            return question.prompt().startsWith("One line") ? "done" : "";
        });

        Bench.Ended ended = bench.resume(runbook, operator, Answers.NONE);

        assertEquals(ExitCode.DONE, ended.exit(), ended.toString());
        assertEquals("restored", bench.history().fingerprint().get("fleet"));
        assertTrue(operator.screen().contains("fleet restored"), operator.screen());
    }
}
