// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import io.jumpkit.runbook.model.Runbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a choice leads, and who makes it. */
class ChoosingTest {
    private static final String NOTE = "**Note:** look.\n\n";
    private static final Runbook ONE_WAY = way("");
    private static final Runbook ONE_WAY_PERHAPS = way(" — when `seen.healthy`");

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    private static Runbook way(String when) {
        return Texts.runbook(
                "Look",
                "**Guard** → seen\n\n```jumpkit\nfleet members | where name == 'n3' | expect any name == 'n3'\n```\n\n"
                        + "**Choose:** where to?\n\n- [on](#end)" + when + "\n\n",
                "Between",
                NOTE,
                "End",
                NOTE);
    }

    private static Answers choosing(Runbook runbook, String... chosen) {
        return Answers.read(
                new Answers.Flags(
                        List.of(chosen), List.of(), true, List.of(), List.of(), List.of(), Map.of(), List.of(), null),
                runbook);
    }

    @Test
    void theOnlyWayIsNotAskedFor() throws Exception {
        Bench.Ended ended = bench.start(ONE_WAY, Operator.nobody(), Map.of(), choosing(ONE_WAY));

        assertEquals("0 done: 2 steps, 1 skipped", ended.toString().replaceAll(" in .*", ""));
    }

    @Test
    void theOnlyWayIsAskedForWhereItHasACondition() throws Exception {
        Operator operator = Operator.types("", "q");

        Bench.Ended ended = bench.start(ONE_WAY_PERHAPS, operator, Map.of(), choosing(ONE_WAY_PERHAPS));

        assertEquals("5 left by the operator at 'Look'", ended.toString());
        assertEquals(
                "Number or name (a abort, q leave): ", operator.asked.get(0).prompt());
    }

    @Test
    void theOnlyWayIsOfferedWhereItsConditionHolds() throws Exception {
        bench.fleet.members.put("n3", true);
        Operator operator = Operator.types("");

        Bench.Ended ended = bench.start(ONE_WAY_PERHAPS, operator, Map.of(), choosing(ONE_WAY_PERHAPS));

        assertEquals("0 done: 2 steps, 1 skipped", ended.toString().replaceAll(" in .*", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            value = {
                "look=ends -> 'ends' is no choice of look -> did you mean end?",
                "look=elsewhere -> 'elsewhere' is no choice of look -> its choices: end",
                "between=end -> 'end' is no choice of between -> nothing is chosen there",
            })
    void aChoiceThatIsNoneIsRefusedBeforeAnythingBegins(String chosen, String what, String hint) {
        UserError error = assertThrows(UserError.class, () -> choosing(ONE_WAY, chosen));

        assertEquals("2 " + what, error.exit().number() + " " + error.what());
        assertEquals(hint, error.hint());
    }
}
