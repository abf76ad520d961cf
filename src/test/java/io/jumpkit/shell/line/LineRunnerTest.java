// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Screen;
import io.jumpkit.output.Table;
import io.jumpkit.output.Unanswered;
import io.jumpkit.shell.TestShell;
import io.jumpkit.testing.TestSessions;
import io.jumpkit.transcript.Recorder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

class LineRunnerTest {
    private static final Family FAMILY = Family.of(
            "",
            "",
            List.of(
                    Entry.of("roll", Roll::new),
                    Entry.of("say", Say::new),
                    Entry.of("break", Break::new),
                    Entry.of("leave", Leave::new),
                    Entry.of("write", Write::new)));

    private static TestShell shell(TestShell.Options options) {
        return new TestShell(
                TestSessions.open(TestSessions.cluster(true), s -> {
                    throw new AssertionError("no SSH");
                }),
                options,
                FAMILY);
    }

    private final TestShell shell = shell(TestShell.Options.PIPE);

    @Test
    void showsDataOnOneStreamAndWhatIsSaidOfItOnTheOther() {
        TestShell.Said said = shell.type("roll");

        assertEquals("NODE\tDICE\nn1\t4\n", said.out());
        assertEquals(
                """
                ✗ n2 did not answer: tcp-timeout: nothing for 3 s
                ▲ low
                next: say again
                """,
                said.err());
        assertEquals(ExitCode.UNANSWERED, said.exit());
    }

    @Test
    void showsJsonWhenTheCommandSaysSo() {
        assertEquals(
                """
                {"schema":"jumpkit/1","command":"roll","cluster":"prod","focus":"n[1-5]","took_ms":0,"exit":6,\
                "rows":[{"node":"n1","dice":4}],\
                "unanswered":[{"node":"n2","reason":"tcp-timeout","detail":"nothing for 3 s"}],\
                "notes":["low"],"next":["say again"]}
                exit 6
                """,
                shell.type("roll -o json").toString());
    }

    @Test
    void theLastWordOnTheFormatIsTheCommands() {
        assertEquals(
                "hi\n", shell(TestShell.Options.JSON).type("say hi -o table").out());
    }

    @Test
    void showsWhatFailedAndWhatToTypeNext() {
        assertEquals(
                """
                ✗ 'rol' is not a command
                  next: did you mean: roll
                exit 2
                """,
                shell.type("rol").toString());
    }

    @Test
    void showsErrorsAsJsonToo() {
        assertEquals(
                """
                {"schema":"jumpkit/1","command":"write","cluster":"prod","took_ms":0,"exit":3,\
                "error":"'write' can change things and this session is read-only",\
                "hint":"type: rw --for 15m --reason \\"WHY\\""}
                exit 3
                """,
                shell(TestShell.Options.JSON).type("write").toString());
    }

    @Test
    void saysRefusedOfARefusal() {
        assertEquals(
                """
                ✗ refused: 'write' can change things and this session is read-only
                  next: type: rw --for 15m --reason "WHY"
                """,
                shell.type("write").err());
    }

    @Test
    void theFirstFailureStopsTheLine() {
        assertEquals("a\n", shell.type("say a; roll7; say b").out());
    }

    @Test
    void goesOnAfterAFailureWhenToldTo() {
        TestShell keepGoing = shell(new TestShell.Options(false, true, Screen.PIPE, Recorder.OFF));

        TestShell.Said said = keepGoing.type("say a; roll7; say b");

        assertEquals("a\nb\n", said.out());
        assertEquals(ExitCode.USAGE, said.exit());
    }

    @Test
    void aBugEndsTheCommandAndNotTheShell() {
        TestShell.Said said = shell.type("break");

        assertEquals("bug: java.lang.IllegalStateException: oops (details in /log)\n", said.err());
        assertEquals(ExitCode.BUG, said.exit());
        assertEquals("still here\n", shell.type("say 'still here'").out());
    }

    @Test
    void remembersTheLastFailure() {
        shell.type("rol");

        assertEquals("rol", shell.session().lastFailure().orElseThrow().line());
    }

    @Test
    void givesTheRestOfTheLineToTheLocalShell() {
        assertEquals(ExitCode.ILL, shell.type("! false").exit());
        assertEquals(ExitCode.DONE, shell.type("!ls | wc -l; date").exit());

        assertEquals(List.of("false", "ls | wc -l; date"), shell.localLines());
    }

    @Test
    void leavingIsNoFailure() {
        assertThrows(LeaveShell.class, () -> shell.type("leave; say never"));
    }

    @Test
    void writesEveryCommandDown() {
        ListRecorder recorder = new ListRecorder();

        shell(new TestShell.Options(false, false, Screen.PIPE, recorder)).type("say 'a b'");

        assertEquals(
                List.of(
                        "command {cluster=prod, focus=n[1-5], line=say 'a b', argv=[say, a b], effect=read}",
                        "output a b",
                        "result {cluster=prod, focus=n[1-5], line=say 'a b', argv=[say, a b], effect=read, exit=0,"
                                + " duration_ms=0}",
                        "marker say 'a b' (exit 0)",
                        "sync"),
                recorder.heard);
    }

    @Test
    void whatCannotBeWrittenDownDoesNotRunWhereItMustBe() {
        TestShell.Said said = shell(new TestShell.Options(false, false, Screen.PIPE, new FullRecorder("command")))
                .type("say a");

        assertEquals("", said.out());
        assertTrue(said.err().contains("refused: the disk is full"), said.err());
        assertEquals(ExitCode.REFUSED, said.exit());
    }

    @Test
    void whatRanIsNotCalledRefusedWhenItsEndCannotBeWrittenDown() {
        TestShell.Said said = shell(new TestShell.Options(false, false, Screen.PIPE, new FullRecorder("result")))
                .type("say a");

        assertEquals("a\n", said.out());
        assertEquals("✗ this command ran, and how it ended is not recorded: the disk is full\n", said.err());
        assertEquals(ExitCode.UNVERIFIED, said.exit());
    }

    @Command(name = "roll", description = "Roll the dice")
    private static final class Roll implements ReadCommand {
        record Dice(String node, int dice) {}

        @Override
        public Result run(Invocation in) {
            return Table.of(List.of(new Dice("n1", 4)))
                    .column("NODE", Dice::node)
                    .column("DICE", Dice::dice)
                    .result()
                    .unanswered(List.of(new Unanswered("n2", "tcp-timeout", "nothing for 3 s")))
                    .note(Mark.WARN, "low")
                    .next("say again");
        }
    }

    @Command(name = "say", description = "Say something")
    private static final class Say implements ReadCommand {
        @Parameters
        List<String> words;

        @Override
        public Result run(Invocation in) {
            in.console().print(Line.of(String.join(" ", words)));
            return Result.done();
        }
    }

    @Command(name = "break", description = "Break")
    private static final class Break implements ReadCommand {
        @Override
        public Result run(Invocation in) {
            throw new IllegalStateException("oops");
        }
    }

    @Command(name = "leave", description = "Leave")
    private static final class Leave implements ReadCommand {
        @Override
        public Result run(Invocation in) {
            throw new LeaveShell();
        }
    }

    @Command(name = "write", description = "Write something")
    private static final class Write implements WriteCommand {
        @Override
        public Result run(Invocation in) {
            throw UserError.refused("never reached", "");
        }
    }

    /** Refuses one kind of event, as a session does that must be recorded. */
    private static final class FullRecorder extends ListRecorder {
        private final String full;

        FullRecorder(String full) {
            this.full = full;
        }

        @Override
        public void event(String kind, Map<String, ?> fields) {
            if (kind.equals(full)) {
                throw UserError.refused("the disk is full", "make room");
            }
        }
    }
}
