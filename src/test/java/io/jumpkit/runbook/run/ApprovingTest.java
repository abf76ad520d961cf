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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovingTest {
    private static final String TWO_ADDS = Texts.ADD.replace("fleet add n4", "fleet add n4\nfleet add n5");
    private static final Runbook TOGETHER = Texts.runbook("Add", TWO_ADDS.replace("**Run:**", "**Run** (approve 2)"));
    private static final Runbook THREE = Texts.runbook("Add", Texts.ADD.replace("**Run:**", "**Run** (approve 3)"));
    private static final Pattern CODE = Pattern.compile("runbook approve (\\S+) (\\S+)");

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    private static Answers approved(String answer) {
        return new Answers(
                Map.of(),
                Map.of(),
                false,
                Map.of(),
                Map.of(),
                Map.of("add", new java.util.ArrayList<>(List.of(answer))),
                Map.of(),
                List.of(),
                Optional.empty());
    }

    /** What somebody of that name says to the code in a text. */
    private static String answer(String text, String user) {
        Matcher matcher = CODE.matcher(text);
        assertTrue(matcher.find(), text);
        return Agreement.answer(matcher.group(1), matcher.group(2), user);
    }

    private Operator tellingThem(String... users) {
        List<String> left = new java.util.ArrayList<>(List.of(users));
        Operator[] self = new Operator[1];
        self[0] = new Operator(question -> left.isEmpty() ? "q" : answer(self[0].screen(), left.remove(0)));
        return self[0];
    }

    @Test
    void nothingIsDoneBeforeAnotherPersonAgrees() throws Exception {
        Bench.Ended ended = bench.start(TOGETHER, Operator.nobody(), Map.of(), Answers.NONE);

        assertEquals(ExitCode.REFUSED, ended.exit());
        assertTrue(ended.what()
                .startsWith("'Add' waits for one more person to agree: they type jumpkit runbook approve "));
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void theirAnswerLetsItGoOnLater() throws Exception {
        Bench.Ended waits = bench.start(TOGETHER, Operator.nobody(), Map.of(), Answers.NONE);

        Bench.Ended ended = bench.resume(TOGETHER, Operator.nobody(), approved(answer(waits.what(), "bob")));

        assertEquals(ExitCode.DONE, ended.exit());
        assertEquals(List.of("add n4", "add n5"), bench.fleet.changes);
        JournalRecord approve = bench.history().records().stream()
                .filter(r -> r.kind() == Kind.APPROVE && !r.text("agreed").isEmpty())
                .findFirst()
                .orElseThrow();
        assertEquals("bob", approve.text("agreed"));
    }

    @Test
    void anAnswerAfterAnHourIsToAnotherCode() throws Exception {
        Bench.Ended waits = bench.start(TOGETHER, Operator.nobody(), Map.of(), Answers.NONE);
        bench.passes(3601);

        Bench.Ended late = bench.resume(TOGETHER, Operator.nobody(), approved(answer(waits.what(), "bob")));
        assertEquals(ExitCode.REFUSED, late.exit());
        assertEquals(List.of(), bench.fleet.changes);

        Bench.Ended again = bench.resume(TOGETHER, Operator.nobody(), Answers.NONE);
        Bench.Ended ended = bench.resume(TOGETHER, Operator.nobody(), approved(answer(again.what(), "bob")));
        assertEquals(ExitCode.DONE, ended.exit());
    }

    @Test
    void whatWasAgreedToAnHourAgoIsAskedAnew() throws Exception {
        bench.fleet.failures.put("add n4", UserError.of(ExitCode.ILL, "no room", ""));
        bench.start(TOGETHER, tellingThem("bob"), Map.of(), Answers.NONE);
        bench.passes(3601);

        Operator operator = tellingThem("carol");
        Bench.Ended ended = bench.resume(TOGETHER, operator, Answers.NONE);

        assertEquals(ExitCode.DONE, ended.exit());
        assertTrue(operator.screen().contains("over an hour ago, which no longer counts"), operator.screen());
    }

    @Test
    void anAnswerThatCameAfterAnHourAtTheQuestionIsAskedAnew() throws Exception {
        Operator[] self = new Operator[1];
        int[] asked = new int[1];
        self[0] = new Operator(question -> {
            String screen = self[0].screen();
            String last = screen.substring(screen.lastIndexOf("who agrees types"));
            if (asked[0]++ == 0) {
                bench.passes(3601);
            }
            return answer(last, "bob");
        });

        Bench.Ended ended = bench.start(TOGETHER, self[0], Map.of(), Answers.NONE);

        assertEquals(ExitCode.DONE, ended.exit());
        assertEquals(2, asked[0]);
        assertTrue(self[0].screen().contains("over an hour since they were asked"), self[0].screen());
    }

    @Test
    void nobodyAgreesWithThemselves() throws Exception {
        Operator operator = tellingThem(System.getProperty("user.name"));

        Bench.Ended ended = bench.start(TOGETHER, operator, Map.of(), Answers.NONE);

        assertEquals(ExitCode.STOPPED, ended.exit());
        assertTrue(operator.screen().contains("is you: another person must agree"), operator.screen());
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void threeAreTheOperatorAndTwoOthers() throws Exception {
        Operator operator = tellingThem("bob", "bob", "carol");

        Bench.Ended ended = bench.start(THREE, operator, Map.of(), Answers.NONE);

        assertEquals(ExitCode.DONE, ended.exit());
        assertTrue(operator.screen().contains("'bob' has agreed already"), operator.screen());
    }

    @Test
    void anAnswerToAnotherRunIsNone() throws Exception {
        Bench.Ended ended = bench.start(
                TOGETHER, Operator.nobody(), Map.of(), approved(Agreement.answer("beef", "K7QM-2XRD", "bob")));

        assertEquals(ExitCode.REFUSED, ended.exit());
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void whatWasAgreedToIsStillAgreedToAfterACrash() throws Exception {
        bench.fleet.lost.put("add n5", false);
        bench.start(TOGETHER, tellingThem("bob"), Map.of(), Answers.NONE);

        Answers didNotRun = new Answers(
                Map.of(),
                Map.of(),
                false,
                Map.of("add", "did-not-run"),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Optional.empty());
        Bench.Ended ended = bench.resume(TOGETHER, Operator.nobody(), didNotRun);

        assertEquals(ExitCode.DONE, ended.exit());
        assertEquals(List.of("add n4", "add n5"), bench.fleet.changes);
    }

    @Test
    void aCodeStandsForTheParametersToo() {
        String one = Agreement.code(List.of("beef", "add", "0", "prod", "{failed=n3}", "fleet remove n3"));
        String other = Agreement.code(List.of("beef", "add", "0", "prod", "{failed=n2}", "fleet remove n3"));

        assertTrue(Agreement.isCode(one), one);
        assertTrue(!one.equals(other));
    }
}
