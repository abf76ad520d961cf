// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Entry;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.expression.Cel;
import io.jumpkit.json.Json;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Screen;
import io.jumpkit.output.TextRenderer;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.TestSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunbookCommandsTest {
    private static final String BROKEN = "src/test/resources/runbooks/broken/";
    private static final String GOOD = "src/test/resources/runbooks/good.md";

    private static Result type(String line) throws InterruptedException {
        Commands fleet = new Fleet().commands();
        List<Entry> entries = new ArrayList<>(fleet.entries());
        entries.addAll(Runbooks.family().entries());
        List<io.jumpkit.command.ParameterType<?>> types = new ArrayList<>(fleet.types());
        types.addAll(Runbooks.family().types());
        Dispatcher dispatcher =
                new Dispatcher(new Commands(entries, fleet.groups(), types, fleet.fingerprints()), Cel::new);
        return dispatcher.run(
                LineGrammar.parse(line).get(0),
                new Invocation(
                        TestSessions.open(), new ListConsole(), new Cancellation(), dispatcher, Optional.empty()));
    }

    private static String screen(Result result) {
        TextRenderer renderer = new TextRenderer(Screen.PIPE);
        return java.util.stream.Stream.concat(renderer.data(result).stream(), renderer.remarks(result).stream())
                .map(Line::text)
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void lintShowsTheLineAndWhatToWrite() throws Exception {
        Result result = type("runbook lint " + BROKEN + "variable-unknown.md");

        assertEquals(ExitCode.USAGE, result.exit());
        assertEquals(
                """
                src/test/resources/runbooks/broken/variable-unknown.md:33:14: error: nothing is called 'faled' here
                    fleet remove {{faled}}
                                 ^ did you mean 'failed'?
                ✗ 1 error and 0 warnings in 1 runbook""",
                screen(result));
    }

    @Test
    void lintOfAGoodRunbookIsShort() throws Exception {
        Result result = type("runbook lint " + GOOD);

        assertTrue(screen(result).endsWith("1 runbook, no problems"), screen(result));
    }

    @Test
    void aBrokenRunbookIsNotFollowed() {
        var error = org.junit.jupiter.api.Assertions.assertThrows(
                io.jumpkit.error.UserError.class, () -> type("run " + BROKEN + "danger-without-undo.md"));

        assertEquals(ExitCode.USAGE, error.exit());
        assertEquals(
                BROKEN + "danger-without-undo.md:30:1: a dangerous Run says neither how it is undone nor that it"
                        + " cannot be",
                error.what());
    }

    @Test
    void aBareNameAndValueIsMeantAsAParameter() {
        var error = org.junit.jupiter.api.Assertions.assertThrows(
                io.jumpkit.error.UserError.class, () -> type("run " + GOOD + " failed=n3"));

        assertEquals("did you mean --param failed=n3?", error.hint());
    }

    @Test
    void paperHasBoxesNumbersAndBlanks() throws Exception {
        List<String> lines = screen(type("runbook print " + GOOD)).lines().toList();

        assertTrue(lines.contains("    failed = ________________________________________"));
        assertTrue(lines.stream().allMatch(line -> line.length() <= 78), () -> String.join("\n", lines));
        int step = lines.indexOf("[ ] 2. Remove the failed member                      time ________ by ________");
        assertEquals(
                """

                    It is gone for good. Its identity never returns.

                    [ ] Skip if: it is no longer listed

                        | fleet members | expect none id == failed.id
                        ( ) so it is: the step is done   ( ) not so: go on below

                    [ ] Guard: what remains keeps quorum → before

                        | fleet quorum --without {{failed}} | expect writable
                        ( ) it holds   ( ) it does not: STOP, change nothing
                        before = ________________________________________

                    [ ] Run (timeout 1m, danger, confirm failed.name) → removed

                        | fleet remove {{failed}}
                        at ________   ( ) done   ( ) failed   ( ) nobody knows
                        removed = ________________________________________

                    [ ] Verify: it is gone

                        | fleet members | expect none id == failed.id
                        ( ) it holds   ( ) it does not: wait, undo, or call somebody

                    No undo: a removed identity can never return; the way forward is the next
                    step.
                """,
                String.join("\n", lines.subList(step + 1, step + 29)).indent(0));
        assertTrue(lines.contains("        ( ) by its supervisor: go on with step 4 (when pace == 'fast')"));
    }

    @Test
    void compilesToJson() throws Exception {
        String json = screen(type("runbook compile " + GOOD));

        assertEquals("jumpkit-runbook/1", Json.read(json).get("format").asText());
        assertEquals(
                "remove-the-failed-member", Json.read(json).at("/steps/1/id").asText());
        assertEquals(
                "fleet remove {{failed}}",
                Json.read(json).at("/steps/1/blocks/2/commands/0").asText());
        assertEquals(
                60_000,
                Json.read(json).at("/steps/1/blocks/2/options/timeout_ms").asInt());
    }
}
