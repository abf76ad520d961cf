// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextRendererTest {
    private static final Screen TERMINAL = new Screen(true, false, true, 80);

    private record Lag(String node, Double behindSeconds) {}

    private static final Result LAGS = Table.of(List.of(new Lag("db1", 0.25), new Lag("東京-db2", null)))
            .column("NODE", Lag::node)
            .column("BEHIND", Lag::behindSeconds)
            .column("STATE", lag -> lag.behindSeconds() == null ? Line.of(Style.BAD, "unknown") : "ok")
            .result();

    private static String data(Screen screen, Result result) {
        TextRenderer renderer = new TextRenderer(screen);
        return renderer.data(result).stream().map(renderer::text).collect(Collectors.joining("\n"));
    }

    private static String remarks(Screen screen, Result result) {
        TextRenderer renderer = new TextRenderer(screen);
        return renderer.remarks(result).stream().map(renderer::text).collect(Collectors.joining("\n"));
    }

    @Test
    void alignsColumnsOnATerminalByWhatTheyTakeOnScreen() {
        assertEquals(
                """
                NODE      BEHIND  STATE
                db1       0.25    ok
                東京-db2  -       unknown""",
                data(TERMINAL, LAGS));
    }

    @Test
    void putsColumnsThatDoNotFitUnderTheirRow() {
        assertEquals(
                """
                NODE      BEHIND
                db1       0.25
                  STATE ok
                東京-db2  -
                  STATE unknown""",
                data(new Screen(true, false, true, 20), LAGS));
        assertEquals(
                """
                NODE
                db1
                  BEHIND 0.25  STATE ok
                東京-db2
                  BEHIND -  STATE unknown""",
                data(new Screen(true, false, true, 5), LAGS));
    }

    @Test
    void whatIsEmptyDoesNotStandUnderItsRow() {
        Result some = Table.of(List.of(new Lag("db1", 0.25), new Lag("db2", null)))
                .column("NODE", Lag::node)
                .column("REMARK", lag -> lag.behindSeconds() == null ? "" : "behind")
                .result();

        assertEquals("NODE\ndb1\n  REMARK behind\ndb2", data(new Screen(true, false, true, 5), some));
    }

    @Test
    void separatesByTabsInAPipe() {
        assertEquals("NODE\tBEHIND\tSTATE\ndb1\t0.25\tok\n東京-db2\t-\tunknown", data(Screen.PIPE, LAGS));
    }

    @Test
    void colourOnlyRepeatsTheWords() {
        Screen colour = new Screen(true, true, true, 80);

        assertEquals(data(TERMINAL, LAGS), data(colour, LAGS).replaceAll("\u001b\\[[0-9]*m", ""));
    }

    @Test
    void foldsEqualReasonsOfThoseWhoDidNotAnswer() {
        Result result = LAGS.unanswered(List.of(
                new Unanswered("n4", "tcp-timeout", "no answer in 3 s"),
                new Unanswered("n5", "tcp-timeout", "no answer in 3 s"),
                new Unanswered("n1", "refused", "")));

        assertEquals(
                """
                ✗ n1 did not answer: refused
                ✗ n4,n5 did not answer: tcp-timeout: no answer in 3 s""",
                remarks(TERMINAL, result));
    }

    @Test
    void endsWithWhatToTypeNext() {
        Result result = LAGS.note(Mark.WARN, "db2 is silent").next("nodes", "x uptime");

        assertEquals("▲ db2 is silent\nnext: nodes  ·  x uptime", remarks(TERMINAL, result));
    }

    @Test
    void writesAsciiWhereThereIsNoUtf8() {
        Screen ascii = new Screen(true, false, false, 80);

        assertEquals("! +-3 ms -> n1", remarks(ascii, LAGS.note(Mark.WARN, "±3 ms → n1")));
    }

    @Test
    void aFilteredTableKeepsItsColumns() {
        assertEquals("NODE  BEHIND  STATE\ndb1   0.25    ok", data(TERMINAL, LAGS.keep(i -> i == 0)));
    }

    @Test
    void aFilteredViewOfLinesBecomesATableOfItsFields() {
        Result lines = Result.of(List.of(new Lag("db1", 0.25), new Lag("db2", 9.0)), View.lines(List.of(Line.of("x"))));

        assertEquals("node  behind_seconds\ndb2   9.0", data(TERMINAL, lines.keep(i -> i == 1)));
    }
}
