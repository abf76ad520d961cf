// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.output.Question;
import io.jumpkit.runbook.model.Runbook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterReaderTest {
    @TempDir
    Path folder;

    private Bench bench;
    private Runbook good;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench(folder);
        good = Bench.runbook("good", Files.readString(Path.of("src/test/resources/runbooks/good.md")));
    }

    private Bench.Ended start(Operator operator, Map<String, String> parameters) throws InterruptedException {
        return bench.start(good, operator, parameters, Answers.NONE);
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() throws Exception {
        Bench.Ended ended = start(Operator.nobody(), Map.of("heir", "n4"));

        assertEquals("2 not said: failed (Which member is gone?), pace (How fast?)", ended.toString());
        assertEquals(List.of(), bench.runs().all());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            failed | n9    | 2 failed: 'n9' is no member of the fleet
            failed | n1    | 3 failed: n1 does not meet 'where !healthy'. Nothing was changed
            heir   | a b   | 2 heir: 'a b' is no name
            pace   | hasty | 2 pace: 'hasty' is none of slow, fast
            colour | red   | 2 --param: 'colour' is no parameter of good
            """)
    void refusesWhatCannotBeMeant(String name, String value, String expected) throws Exception {
        Map<String, String> parameters = new java.util.HashMap<>(Map.of("failed", "n3", "heir", "n4", "pace", "fast"));
        parameters.put(name, value);

        Bench.Ended ended = start(Operator.nobody(), parameters);

        assertEquals(expected, ended.toString());
        assertEquals(List.of(), bench.runs().all());
    }

    @Test
    void asksForTheRestAndOffersThoseThatMeetTheRuleFirst() throws Exception {
        Operator operator = Operator.types("n1", "n3", "n4", "fast", "q");

        start(operator, Map.of());

        List<String> offered = operator.asked.get(0).candidates().stream()
                .map(c -> c.value() + " " + c.group())
                .toList();
        assertEquals(List.of("n3 ", "n1 does not meet: where !healthy", "n2 does not meet: where !healthy"), offered);
        assertEquals(
                "n3",
                bench.history().start().map("parameters").get("failed") instanceof Map<?, ?> m ? m.get("text") : "");
    }

    @Test
    void aRunInWhichNothingWasChangedIsNotGoneOnWithOnceItsParametersAreNotTrueAnyMore() throws Exception {
        Map<String, String> parameters = Map.of("failed", "n3", "heir", "n4", "pace", "fast");
        start(Operator.types("q"), parameters);
        bench.fleet.members.put("n3", true);

        Bench.Ended ended = bench.resume(good, Operator.types("q"), Answers.NONE);

        assertEquals("3 failed: n3 does not meet 'where !healthy'. Nothing was changed", ended.toString());
    }

    @Test
    void aRunInWhichSomethingWasChangedIsGoneOnWithAndSaysWhatIsNotAsItWas() throws Exception {
        Map<String, String> parameters = Map.of("failed", "n3", "heir", "n4", "pace", "fast");
        start(
                new Operator(question ->
                        question.prompt().startsWith("Type") ? "prod/n3" : bench.fleet.changes.isEmpty() ? "" : "q"),
                parameters);
        assertEquals("remove n3", bench.fleet.changes.get(0));
        Operator operator = Operator.types("q", "q");

        bench.resume(good, operator, Answers.NONE);

        assertTrue(
                operator.said.contains(
                        "▲ not as when the run began, which may be its own work: failed: 'n3' is no member of the fleet"),
                operator.screen());
    }

    @Test
    void aValueThatNoLongerMeetsItsRuleStopsSomethingDangerous() throws Exception {
        Map<String, String> parameters = Map.of("failed", "n3", "heir", "n4", "pace", "fast");
        Operator operator = new Operator(question -> {
            if (!question.prompt().startsWith("Type")) {
                return "";
            }
            bench.fleet.members.put("n3", true);
            return "prod/n3";
        });

        Bench.Ended ended = start(operator, parameters);

        assertEquals("3 failed: n3 does not meet 'where !healthy'. Nothing was changed", ended.toString());
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void aResumeGoesOnWithTheFactsOfNow() throws Exception {
        bench.fleet.lag = 7;
        start(Operator.types("q"), Map.of("failed", "n3", "heir", "n4", "pace", "fast"));
        bench.fleet.lag = 9;

        bench.resume(good, Operator.types("q"), Answers.NONE);

        Map<?, ?> failed = (Map<?, ?>) bench.history().parameters().get("failed");
        assertEquals("9", ((Map<?, ?>) failed.get("facts")).get("lag_bytes").toString());
    }

    @Test
    void anAnswerThatMeansNothingIsAskedForAgain() throws Exception {
        Operator operator = Operator.types("", "n9", "n1", "n3", "n4", "fast", "q");

        start(operator, Map.of());

        assertEquals(
                """
                Which member is gone?
                  n3  member
                  not n1, n2 (does not meet: where !healthy)
                failed:
                ▲ an empty answer says nothing; Ctrl-C leaves, nothing has been done
                failed: n9
                ✗ 'n9' is no member of the fleet
                  known: [n1, n2, n3]
                failed: n1
                ✗ n1 does not meet 'where !healthy'. Nothing was changed
                  press Tab to see which do, or look whether this is the right runbook
                failed: n3
                """,
                String.join("\n", operator.said.subList(0, 12)).replace(": \n", ":\n") + "\n");
    }

    @Test
    void whenNobodyFitsItIsSaid() throws Exception {
        bench.fleet.members.put("n3", true);
        Operator operator = Operator.types("n3", "n3", "n3");

        org.junit.jupiter.api.Assertions.assertThrows(AssertionError.class, () -> start(operator, Map.of()));

        assertEquals(
                List.of(
                        "Which member is gone?",
                        "  not n1, n2, n3 (does not meet: where !healthy)",
                        "▲ none fits: look whether this is the right runbook; Ctrl-C leaves"),
                operator.said.subList(0, 3));
    }

    @Test
    void aFileOfThisMachineIsLookedAtBeforeARunDependsOnIt() throws Exception {
        Runbook files = heirIs("file");
        Files.createDirectory(folder.resolve("inside"));

        assertEquals(
                "2 heir: there is no folder /nowhere",
                bench.start(
                                files,
                                Operator.nobody(),
                                Map.of("failed", "n3", "pace", "fast", "heir", "/nowhere/x.db"),
                                Answers.NONE)
                        .toString());
        assertEquals(
                "2 heir: " + folder.resolve("inside") + " is a folder",
                bench.start(
                                files,
                                Operator.nobody(),
                                Map.of("failed", "n3", "pace", "fast", "heir", folder + "/inside"),
                                Answers.NONE)
                        .toString());
        Operator operator = Operator.types("n3", folder + "/a.db", "fast", "q");
        bench.start(files, operator, Map.of(), Answers.NONE);
        assertEquals(
                folder + "/inside/",
                operator.asked.get(1).offer().apply(folder + "/ins").get(0).value());
    }

    private Runbook heirIs(String type) throws Exception {
        return Bench.runbook(
                "good",
                Files.readString(Path.of("src/test/resources/runbooks/good.md"))
                        .replace("| heir | name |", "| heir | " + type + " |"));
    }

    private String heir() throws Exception {
        Map<?, ?> heir = (Map<?, ?>) bench.history().parameters().get("heir");
        return heir.get("text").toString();
    }

    @Test
    void aNewFileIsProposedAndEnterOrTabTakesIt() throws Exception {
        Operator operator = Operator.types("n3", "", "fast", "q");

        bench.start(heirIs("new-file"), operator, Map.of(), Answers.NONE);

        String taken = heir();
        assertTrue(taken.matches(Path.of("").toAbsolutePath() + "/prod-heir-\\d{8}T\\d{6}Z"), taken);
        assertTrue(operator.said.contains("  " + taken + "  Enter takes this one"), operator.screen());
        Question asked = operator.asked.get(1);
        assertEquals(taken, asked.offer().apply("").get(0).value());
        Files.createDirectory(folder.resolve("inside"));
        assertEquals(
                folder + "/inside/", asked.offer().apply(folder + "/ins").get(0).value());
    }

    @Test
    void anotherNameThanTheProposedOneIsTakenAsWell() throws Exception {
        bench.start(heirIs("new-file"), Operator.types("n3", folder + "/a.db", "fast", "q"), Map.of(), Answers.NONE);

        assertEquals(folder + "/a.db", heir());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "new-file"})
    void aFileToldFromThisFolderIsTheSameOneWhereverTheRunIsGoneOnWith(String type) throws Exception {
        bench.start(
                heirIs(type), Operator.nobody(), Map.of("failed", "n3", "pace", "fast", "heir", "a.db"), Answers.NONE);

        assertEquals(Path.of("a.db").toAbsolutePath().toString(), heir());
    }

    @Test
    void whatLooksLikeAnOptionIsNoFile() throws Exception {
        assertEquals(
                "2 heir: '-f' is no file",
                bench.start(
                                heirIs("file"),
                                Operator.nobody(),
                                Map.of("failed", "n3", "pace", "fast", "heir", "-f"),
                                Answers.NONE)
                        .toString());
    }
}
