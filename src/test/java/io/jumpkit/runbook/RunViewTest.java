// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Cel;
import io.jumpkit.json.Json;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.parse.RunbookParser;
import io.jumpkit.runbook.run.Answers;
import io.jumpkit.runbook.run.Follower;
import io.jumpkit.runbook.run.Pace;
import io.jumpkit.runbook.run.RunFolder;
import io.jumpkit.runbook.run.Runs;
import io.jumpkit.runbook.run.Siblings;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.TestSessions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunViewTest {
    private static final String TEXT =
            """
            ---
            runbook: small
            applies-to: fleet
            ---

            # Grow the fleet

            ## Steps

            ### Look around

            **Guard:** it can write

            ```jumpkit
            fleet quorum | expect writable
            ```

            ### Add one

            **Run:**

            ```jumpkit
            fleet add n4
            ```

            **Verify:** it is listed

            ```jumpkit
            fleet members | expect any name == 'n4'
            ```

            ### Add another

            **Run:**

            ```jumpkit
            fleet add n5
            ```

            ### Tell the others

            **Note:** it has grown.
            """;

    private final Fleet fleet = new Fleet();

    @TempDir
    Path state;

    private Invocation in(ListConsole console) {
        return new Invocation(TestSessions.open(), console, new Cancellation(), fleet.dispatcher(), Optional.empty());
    }

    private Result follow(ListConsole console) throws InterruptedException {
        Runbook runbook = RunbookParser.parse("small.md", TEXT).runbook();
        return new Follower(
                        new Runs(state),
                        in(console),
                        new Cel(),
                        Pace.REAL,
                        (from, name) -> new Siblings.Sibling(name, Set.of()))
                .start(runbook, Map.of(), Answers.NONE, false);
    }

    private RunFolder run() {
        return new Runs(state).find("last");
    }

    private String screen() {
        return new RunView(run(), Clock.systemUTC(), "")
                .lines().stream()
                        .map(Line::text)
                        .map(String::stripTrailing)
                        .collect(Collectors.joining("\n"))
                        .replaceAll("\\d\\d:\\d\\d:\\d\\d", "16:02:11")
                        .replaceAll("\\(\\d+ s ago\\)", "(3 s ago)")
                        .replace(run().id(), "3f2a")
                        .replace(System.getProperty("user.name"), "ada")
                        .replace(state.toString(), "STATE");
    }

    @Test
    void showsOnOneScreenWhereARunStands() {
        fleet.lost.put("add n5", true);
        assertThrows(UserError.class, () -> follow(new ListConsole()));

        assertEquals(
                """
                Grow the fleet   run 3f2a of small on prod
                unknown · begun 16:02:11 (3 s ago) by ada · last heard of 16:02:11 UTC
                STATE/runs/3f2a/journal.jsonl
                followed by nobody now
                ✓ 1  Look around  16:02:11
                     seen    it can write: writable true, voters 3, healthy_voters 2
                ✓ 2  Add one  16:02:11
                     did     fleet add n4
                     seen    it is listed: n4
                > 3  Add another  16:02:11
                     unknown fleet add n5 (nobody saw it end)
                  4  Tell the others""",
                screen());
    }

    @Test
    void saysWhatToTypeNext() {
        fleet.lost.put("add n5", true);
        assertThrows(UserError.class, () -> follow(new ListConsole()));

        Result result = new RunView(run(), Clock.systemUTC(), "").result();

        assertEquals(List.of("runbook resume " + run().id(), "runbook abort " + run().id()), result.next());
        assertEquals("unknown", result.extra().get("state"));
    }

    @Test
    void anOnlookerSeesARunToItsEnd() throws Exception {
        follow(new ListConsole("", ""));
        ListConsole console = new ListConsole();

        Result result = new Onlooker(run(), in(console), Pace.REAL).look(new RunView(run(), Clock.systemUTC(), ""));

        assertEquals("done: 4 steps in", result.notes().get(0).text().replaceAll(" in .*", " in"));
        assertTrue(console.printed.contains("     did     fleet add n5"), console.printed.toString());
    }

    @Test
    void theJournalIsAStreamOfJsonWhenThatIsWanted() throws Exception {
        ListConsole console = new ListConsole("").wantingJson();

        Result result = follow(console);

        List<String> kinds = console.printed.stream()
                .map(line -> Json.read(line).get("kind").asText())
                .toList();
        assertEquals("start", kinds.get(0));
        assertEquals("end", kinds.get(kinds.size() - 1));
        assertEquals(run().records().size(), kinds.size());
        assertEquals(List.of(), result.rows());
    }
}
