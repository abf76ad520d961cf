// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.nodeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Screen;
import io.jumpkit.output.TextRenderer;
import io.jumpkit.session.Focus;
import io.jumpkit.session.Session;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.TestSessions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodesetCommandTest {
    private final Session noCluster =
            TestSessions.withoutCluster(TestSessions.cluster(true), session -> fail("no SSH in this test"));
    private final Session prod = TestSessions.open();
    private String piped = "";

    private static <T> T fail(String why) {
        throw new AssertionError(why);
    }

    private Result run(Session session, String line, ListConsole console) throws InterruptedException {
        ByteArrayInputStream input = new ByteArrayInputStream(piped.getBytes(StandardCharsets.UTF_8));
        Commands commands = new Commands(List.of(NodesetCommand.entry(input)), Map.of(), List.of());
        Dispatcher dispatcher = new Dispatcher(commands, () -> fail("no condition in this test"));
        Invocation in = new Invocation(session, console, new Cancellation(), dispatcher, Optional.empty());
        return dispatcher.run(LineGrammar.parse(line).get(0), in);
    }

    private String screen(Session session, String line) throws InterruptedException {
        return new TextRenderer(Screen.PIPE)
                .data(run(session, line, new ListConsole())).stream()
                        .map(Line::text)
                        .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            textBlock =
                    """
            nodeset -f n1 n2 n3 => n[1-3]
            nodeset n1,n3 n2 => n[1-3]
            nodeset -c n[1-3] n9 => 4
            nodeset -e n[1-3] => n1 n2 n3
            nodeset -e -S, n[1-3] => n1,n2,n3
            nodeset -f n[1-5] -x n[1-2] n1 => n[1,3-5]
            nodeset -f n1 n2 -x n1 n3 -i n[2-9] -X n3 => n2
            nodeset -f n[1-5] --exclude=n4 => n[1-3,5]
            nodeset -I 0-9/3 -f n[1-10] => n[1,4,7,10]
            nodeset --axis 1 -f r[1-2]n[1-2] => r[1-2]n1,r[1-2]n2
            nodeset --axis -1 -f r[1-2]n[1-2] => r1n[1-2],r2n[1-2]
            nodeset -c --pick 2 n[1-9] => 2
            nodeset -f n[1-9]!n4&n[3-6]^n7 => n[3,5-7]
            """)
    void computesWithoutACluster(String line, String expected) throws InterruptedException {
        assertEquals(expected, screen(noCluster, line));
    }

    @Test
    void writesALinePerPart() throws InterruptedException {
        assertEquals(
                """
                n[1-4]
                n[5-7]
                n[8-10]""",
                screen(noCluster, "nodeset --split 3 n[1-10]"));
        assertEquals(
                """
                n1
                n2
                n3""",
                screen(noCluster, "nodeset -e -S '\\n' --split 2 n[1-3]"));
        assertEquals(
                """
                n[1-2]
                n4""", screen(noCluster, "nodeset --contiguous n[1-2,4]"));
    }

    @Test
    void readsWordsAndLeavesCommentsFromStandardInput() throws InterruptedException {
        piped = "n1 n2 # the old ones\n\nn3,n4\n";

        assertEquals("n[1-4]", screen(noCluster, "nodeset -f"));
        assertEquals("n[1-4,9]", screen(noCluster, "nodeset -f n9 -"));
        assertEquals("n[5-9]", screen(noCluster, "nodeset -f n[1-9] -x -"));
        assertEquals("", screen(noCluster, "nodeset -f - -x -"));
    }

    @Test
    void readsBareNumbersFromStandardInputToo() throws InterruptedException {
        piped = "1,3 4 # not 5\n";

        assertEquals("1,3-4", screen(noCluster, "nodeset -R -f"));
        assertEquals("2,5", screen(noCluster, "nodeset -R 1-5 -x -"));
    }

    @Test
    void countsWithoutFolding() throws InterruptedException {
        piped = IntStream.range(0, 100_000)
                .mapToObj(number -> "a" + number + "b" + number + "c" + number)
                .collect(Collectors.joining("\n"));

        assertEquals("100000", screen(noCluster, "nodeset -c"));
    }

    @Test
    void doesNotReadWhereAPersonTypes() {
        ListConsole console = new ListConsole("an answer");

        UserError dash = assertThrows(UserError.class, () -> run(noCluster, "nodeset -f -", console));
        UserError nothing = assertThrows(UserError.class, () -> run(noCluster, "nodeset -f", console));

        assertEquals("'-' reads standard input, and that is where you type", dash.what());
        assertEquals("nodeset: no node set is given", nothing.what());
    }

    @Test
    void knowsTheGroupsOfTheClusterAndNodesOutsideIt() throws InterruptedException {
        assertEquals("n[1-3],other7", screen(prod, "nodeset -f @etcd other7"));
        assertEquals("n[4-5]", screen(prod, "nodeset -a -x @etcd"));
        assertEquals("n[2,4]", screen(prod, "nodeset -f -s zone @b"));
    }

    @Test
    void beginsWithTheFocusWhenNoSetIsGiven() throws InterruptedException {
        prod.focus(Focus.of(prod.nodes("n[2-4]")));

        assertEquals("n2 n3 n4", screen(prod, "nodeset -e"));
    }

    @Test
    void listsGroups() throws InterruptedException {
        assertEquals(
                """
                GROUP\tNODES\tNODE SET
                @etcd\t3\tn[1-3]
                @redis\t2\tn[4-5]""",
                screen(prod, "nodeset -l"));
        assertEquals(
                """
                GROUP\tNODES\tNODE SET
                @zone:b\t2\tn[2,4]""",
                screen(prod, "nodeset -l -s zone n2"));
    }

    @Test
    void asksForASetWhenNothingIsGivenAtAll() {
        UserError error = assertThrows(UserError.class, () -> screen(noCluster, "nodeset"));

        assertEquals("nodeset: no node set is given, and nothing is piped in", error.what());
    }

    @Test
    void refusesTwoFormsAtOnce() {
        UserError error = assertThrows(UserError.class, () -> screen(noCluster, "nodeset -f -c n1"));

        assertEquals("-f, -e, -c and -r each say what to write", error.what());
    }

    @Test
    void saysWhichOptionLacksItsSet() {
        UserError error = assertThrows(UserError.class, () -> screen(noCluster, "nodeset -f n1 -x"));

        assertEquals("nodeset: a node set is missing behind --exclude", error.what());
    }

    @Test
    void pointsIntoTheSetThatCannotBeRead() {
        UserError error = assertThrows(UserError.class, () -> screen(noCluster, "nodeset -f n1 n[3-1]"));

        assertEquals("cannot read 'n[3-1]' at column 3: the range 3-1 runs backwards", error.what());
        assertEquals("write the lower number first: 1-3", error.hint());
    }
}
