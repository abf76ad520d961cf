// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.json.Json;
import io.jumpkit.json.Scalar;
import io.jumpkit.output.Result;
import io.jumpkit.shell.FakeRemote;
import io.jumpkit.shell.TestShell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class HelpCommandTest {
    private final TestShell shell = TestShell.with(
            new FakeRemote((node, command) -> FakeRemote.exited(node, 0, "", "")),
            Words.family(() -> new Commands(List.of(), Map.of(), List.of())),
            Family.of("tea", "make tea", List.of(Entry.of("tea brew", Brew::new))));

    @Test
    void listsLoneCommandsAndGroups() {
        assertEquals(
                """
                use      Take a cluster in use, or list the clusters
                on       Put nodes in focus, or show the focus
                nodes    List nodes: address, roles, labels, connection
                ro       Close the session for changes
                rw       Open the session for changes
                note     Write a note into the session's record
                star     Mark the last command in the session's record
                history  List what was typed before
                why      Explain the last error, with its causes
                info     Show versions and where files are
                help     Say what can be typed, and what it does
                exit     Leave the shell
                tea ...  make tea
                help clusters: how the inventory is written
                help exit-codes: what the exit code of a command says
                help grammar: how a line is written
                help json: the fields of every command's rows
                help nodesets: how nodes are written
                help recording: what is recorded, where, and how to stop it
                help runbooks: how a runbook is written and followed
                next: help COMMAND  ·  Tab
                exit 0
                """,
                shell.type("help").toString());
    }

    @Test
    void listsAGroup() {
        assertEquals(
                """
                tea  make tea
                r tea brew  Brew tea
                r reads, w changes things, d is dangerous and asks for CLUSTER/TARGET
                next: help tea COMMAND
                exit 0
                """,
                shell.type("help tea").toString());
    }

    @Test
    void showsACommand() {
        assertEquals(
                """
                tea brew  Brew tea  (reads)
                usage  tea brew [options]
                  --sugar                       with sugar
                  -h, --help                    say how to use it
                example  tea brew --sugar
                exit 0
                """,
                shell.type("help tea brew").toString());
    }

    @Test
    void namesTheNearestCommand() {
        assertEquals(2, shell.type("help tae").exit().number());
        assertTrue(shell.type("help tea brw").err().contains("did you mean: tea brew"));
    }

    @Test
    void saysWhatExitCodesMean() {
        TestShell.Said said = shell.type("help exit-codes");

        assertTrue(said.out().startsWith("   0  done\n   1  the system is ill"), said.out());
        assertTrue(
                said.out().endsWith("When several apply the first of these wins: 70, 4, 3, 2, 5, 130, 124, 1, 6.\n"),
                said.out());
    }

    @Test
    void listsTheFieldsOfRows() {
        assertEquals(
                """
                tea brew  pot_id string, temp_c number, at time, took seconds, leaves [string], \
                by_cup {string: number}, spilt boolean|null, cup {size_ml: number}
                exit 0
                """,
                shell.type("help json tea brew").toString());
    }

    @Test
    void spellsFieldsAsJsonDoes() {
        Tea row = new Tea(null, 1, null, null, List.of(), Map.of(), Optional.empty(), null);

        assertEquals(
                List.copyOf(Json.fields(row).keySet()),
                java.util.Arrays.stream(Tea.class.getRecordComponents())
                        .map(c -> JsonFields.snake(c.getName()))
                        .toList());
    }

    private record PotId(long id) implements Scalar {}

    private record Cup(int sizeMl) {}

    private record Tea(
            PotId potId,
            double tempC,
            Instant at,
            Duration took,
            List<String> leaves,
            Map<String, Integer> byCup,
            Optional<Boolean> spilt,
            Cup cup) {}

    @Command(name = "brew", description = "Brew tea", footer = "tea brew --sugar")
    private static final class Brew implements ReadCommand {
        @Option(names = "--sugar", description = "with sugar")
        boolean sugar;

        @Override
        public Class<Tea> rows() {
            return Tea.class;
        }

        @Override
        public Result run(Invocation in) {
            return Result.done();
        }
    }
}
