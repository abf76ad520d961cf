// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.testing.TestSessions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardsTest {
    private static final Runbook GUARDED = Texts.runbook("Add", Texts.GUARD + Texts.ADD + Texts.VERIFY);
    private static final Runbook QUORATE = Texts.runbook("Add", Texts.QUORUM + Texts.ADD + Texts.VERIFY);
    private static final Answers OVERRIDE = new Answers(
            Map.of(),
            Map.of(),
            false,
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of("add"),
            Optional.of("the network is being mended"));

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    private Bench.Ended start(Runbook runbook, Operator operator, Answers answers) throws InterruptedException {
        return bench.start(runbook, operator, Map.of(), answers);
    }

    @Test
    void aGuardThatDoesNotHoldRefuses() throws Exception {
        bench.fleet.members.put("n2", false);

        Bench.Ended ended = start(GUARDED, Operator.nobody(), Answers.NONE);

        assertEquals(
                "3 refused: 'two are well' does not hold: no row has name == 'n2'. Nothing was changed in this step",
                ended.toString());
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void aClusterThatDoesNotAnswerPassesNoGuard() throws Exception {
        Operator operator = new Operator(question -> "q");
        bench.around = sink -> new Silencing(sink, bench);

        Bench.Ended ended = start(GUARDED, operator, Answers.NONE);

        assertEquals(
                "3 refused: 'two are well' does not hold: the fleet does not answer. Nothing was changed in this step",
                ended.toString());
    }

    /** The fleet falls silent as soon as the step has begun. */
    private record Silencing(JournalSink sink, Bench bench) implements JournalSink {
        @Override
        public void append(String line) {
            sink.append(line);
            if (line.contains("\"kind\":\"step\"")) {
                bench.fleet.answers = false;
            }
        }

        @Override
        public void close() {
            sink.close();
        }
    }

    /** Also at nodes that were left alone after failures: a machine may just have been powered on. */
    @Test
    void theOperatorMayLookAgain() throws Exception {
        bench.session.remote();
        bench.fleet.members.put("n2", false);
        Operator operator = new Operator(question -> {
            bench.fleet.members.put("n2", true);
            return "";
        });

        Bench.Ended ended = start(GUARDED, operator, Answers.NONE);

        assertEquals(0, ended.exit().number());
        assertEquals(List.of("add n4"), bench.fleet.changes);
        assertTrue(bench.remote.asked.contains("retry n2"), bench.remote.asked.toString());
    }

    @Test
    void aGuardIsOverriddenWithAReasonThatTheJournalKeeps() throws Exception {
        bench.fleet.members.put("n2", false);

        Bench.Ended ended = start(GUARDED, Operator.nobody(), OVERRIDE);

        assertEquals(0, ended.exit().number());
        JournalRecord override = bench.history().records().stream()
                .filter(r -> r.kind() == Kind.OVERRIDE)
                .findFirst()
                .orElseThrow();
        assertEquals("the network is being mended", override.text("reason"));
        assertEquals("no row has name == 'n2'", override.text("seen"));
    }

    @Test
    void aGuardIsOverriddenAtTheConsole() throws Exception {
        bench.fleet.members.put("n2", false);

        Bench.Ended ended = start(GUARDED, Operator.types("override it is known"), Answers.NONE);

        assertEquals(0, ended.exit().number());
    }

    @Test
    void theLossOfQuorumCannotBeOverridden() throws Exception {
        bench.fleet.members.put("n2", false);

        Bench.Ended ended = start(QUORATE, Operator.nobody(), OVERRIDE);

        assertEquals(3, ended.exit().number());
        assertEquals(List.of(), bench.fleet.changes);
        assertEquals(
                "refused: 'it can write' does not hold: writable false, voters 3, healthy_voters 1 · 1 of 3 voters healthy."
                        + " Nothing was changed in this step; what is asked about quorum cannot be overridden",
                ended.what());
    }

    @Test
    void theLossOfQuorumCannotBeOverriddenAtTheConsoleEither() throws Exception {
        bench.fleet.members.put("n2", false);

        Bench.Ended ended = start(QUORATE, Operator.types("override I know better", "q"), Answers.NONE);

        assertEquals(3, ended.exit().number());
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void aFreezeKeepsARunbookFromEverythingDangerous() throws Exception {
        String end = "**No undo:** never.\n";
        Runbook remove = Texts.runbook(
                "Remove", Texts.QUORUM + "**Run** (danger)\n\n```jumpkit\nfleet remove n3\n```\n\n" + end);
        Runbook script =
                Texts.runbook("Script", Texts.QUORUM + "**Run** (danger, on n1)\n\n```sh\nrm -r /data\n```\n\n" + end);
        bench.session.use(TestSessions.frozen("year end"));

        for (Runbook runbook : List.of(remove, script)) {
            Bench.Ended ended = start(runbook, new Operator(question -> "prod/n3"), Answers.NONE);

            assertEquals(3, ended.exit().number(), ended.what());
            assertTrue(ended.what().contains("prod is frozen until 9999-01-01 08:30 UTC: year end"), ended.what());
        }
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void evidenceThatGrewOldIsLookedAtAgainBeforeAnythingDangerous() throws Exception {
        Runbook remove = Texts.runbook(
                "Remove",
                Texts.QUORUM + "**Run** (danger)\n\n```jumpkit\nfleet remove n3\n```\n\n**No undo:** never.\n");
        Operator slow = new Operator(question -> {
            if (question.prompt().startsWith("Type")) {
                bench.passes(60);
                bench.fleet.members.put("n2", false);
                return "prod/n3";
            }
            return "q";
        });

        Bench.Ended ended = start(remove, slow, Answers.NONE);

        assertEquals(3, ended.exit().number());
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void aGuardBeforeOneThatWasWaitedForIsLookedAtAgain() throws Exception {
        Runbook two =
                Texts.runbook("Add", Texts.QUORUM + Texts.GUARD.replace("'n2'", "'n9'") + Texts.ADD + Texts.VERIFY);
        Operator operator = new Operator(question -> {
            boolean waits = !bench.fleet.members.containsKey("n9");
            bench.fleet.members.put("n9", true);
            bench.fleet.members.put("n1", false);
            bench.fleet.members.put("n2", false);
            return waits ? "" : "q";
        });

        Bench.Ended ended = start(two, operator, Answers.NONE);

        assertEquals(3, ended.exit().number(), ended.what());
        assertTrue(ended.what().startsWith("refused: 'it can write' does not hold"), ended.what());
        assertEquals(List.of(), bench.fleet.changes);
    }

    /** Evidence names the rows that decided it; who must choose by what was seen is shown all of it. */
    @Test
    void whatACapturedGuardSawIsShownWholeBeforeAChoice() throws Exception {
        Runbook runbook = Texts.runbook(
                "Look",
                """
                **Guard:** who is there → seen

                ```jumpkit
                fleet members | expect any healthy
                ```

                **Choose:** and now?

                - [go on](#add) — when `seen.exists(m, m.healthy)`
                - [go on all the same](#tell)

                """,
                "Add",
                Texts.GUARD + Texts.ADD + Texts.VERIFY,
                "Tell",
                "**Note:** that is all.\n\n");
        bench.fleet.members.put("n2", false);
        Operator operator = new Operator(question -> "q");

        start(runbook, operator, Answers.NONE);

        String screen = operator.screen();
        String shown = screen.substring(screen.indexOf("guard"), screen.indexOf("choose"));
        assertEquals(
                """
                guard  ✓ who is there · n1: healthy true
                         NAME
                         n1
                         n2
                         n3
                         ✓ 3 members
                """
                        + "  ",
                shown);
    }

    @Test
    void whatACapturedGuardSawIsShownWholeBeforeARemarkOnIt() throws Exception {
        Runbook runbook = Texts.runbook(
                "Look",
                """
                **Guard:** who is there → seen

                ```jumpkit
                fleet members | expect any healthy
                ```

                **Note:** these are all.

                """);
        Operator operator = new Operator(question -> "q");

        start(runbook, operator, Answers.NONE);

        String screen = operator.screen();
        assertTrue(screen.substring(0, screen.indexOf("these are all")).contains("✓ 3 members"), screen);
    }

    /** A parameter cannot be given anew; who gave the wrong one must not look again for ever. */
    @Test
    void aGuardOnAParameterNamesTheWayToAnotherOne() throws Exception {
        Runbook runbook = Texts.asking(
                List.of("other", "odd"),
                "Look",
                """
                **Guard:** it is there

                ```jumpkit
                fleet members | expect any name == odd
                ```

                **Note:** fine.
                """);
        Operator operator = new Operator(question -> "q");

        bench.start(runbook, operator, Map.of("odd", "n9", "other", "n8"), Answers.NONE);

        assertTrue(
                operator.screen().contains("odd is n9 in this run; another needs a new one: run small\n"),
                operator.screen());
    }
}
