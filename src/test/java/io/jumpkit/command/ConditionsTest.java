// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Cel;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.TestSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** When conditions are looked at: before anything is done. */
class ConditionsTest {
    private final List<String> done = new ArrayList<>();
    private final Dispatcher dispatcher = new Dispatcher(
            new Commands(
                    List.of(
                            Entry.of("service stop", () -> new Stop(done)),
                            Entry.of("service note", () -> new Note(done))),
                    Map.of(),
                    List.of()),
            Cel::new);

    private Result run(String line) throws InterruptedException {
        Invocation in = new Invocation(
                TestSessions.open(), new ListConsole(), new Cancellation(), dispatcher, Optional.empty());
        return dispatcher.run(LineGrammar.parse(line).get(0), in);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = " => ",
            value = {
                "service stop etcd | expect unit_name == => column 13 of 'unit_name ==': mismatched input 'the end'",
                "service stop etcd | expect any && => column 1 of '&&': mismatched input '&&'",
                "service stop etcd | where unit_nam == 'etcd' => column 1 of 'unit_nam == 'etcd'': nothing here is called 'unit_nam'",
                "service note etcd | expect true => 'service note' has no rows to judge",
            })
    void oneThatMakesNoSenseStopsTheCommandBeforeItIsRun(String line, String what) {
        UserError error = assertThrows(UserError.class, () -> run(line));

        assertEquals(ExitCode.USAGE, error.exit());
        assertEquals(what, error.what());
        assertEquals(List.of(), done);
    }

    @Test
    void oneThatTheValuesDoNotFitLeavesTheChangeUnverifiedAndShown() throws InterruptedException {
        Result result = run("service stop etcd | expect unit_name > 3");

        assertEquals(List.of("stopped etcd"), done);
        assertEquals(ExitCode.UNVERIFIED, result.exit());
        assertEquals(1, result.rows().size());
        assertTrue(
                result.notes().get(0).text().startsWith("it was done, and could not be judged: "),
                result.notes().get(0).text());
    }

    @Test
    void rowsThatDidNotComeHaveTheirFieldsAllTheSame() throws InterruptedException {
        Result result = run("service stop nothing | where unit_name == 'x'");

        assertEquals(ExitCode.DONE, result.exit());
    }

    @Command(name = "stop", description = "Stop a service")
    static final class Stop implements WriteCommand {
        private final List<String> done;

        @Parameters(paramLabel = "service", description = "its unit")
        String service;

        Stop(List<String> done) {
            this.done = done;
        }

        record Row(String unitName) {}

        @Override
        public Class<Row> rows() {
            return Row.class;
        }

        @Override
        public Result run(Invocation in) {
            done.add("stopped " + service);
            List<Row> rows = service.equals("nothing") ? List.of() : List.of(new Row(service));
            return Table.of(rows).column("UNIT", Row::unitName).result();
        }
    }

    @Command(name = "note", description = "Note a service")
    static final class Note implements WriteCommand {
        private final List<String> done;

        @Parameters(paramLabel = "service", description = "its unit")
        String service;

        Note(List<String> done) {
            this.done = done;
        }

        @Override
        public Result run(Invocation in) {
            done.add("noted " + service);
            return Result.done();
        }
    }
}
