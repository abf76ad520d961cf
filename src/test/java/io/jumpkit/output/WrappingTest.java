// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WrappingTest {
    private static String at(int width, Line line) {
        return Wrapping.of(line, width).stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    @Test
    void breaksBetweenWordsAndKeepsTheRestBehindTheMark() {
        Line line = Line.of(Style.BAD, "✗ ").plus("refused: member 14 has that name already. Nothing was changed.");

        assertEquals(
                """
                ✗ refused: member 14 has
                  that name already.
                  Nothing was changed.""",
                at(26, line));
    }

    @Test
    void whatToTypeNextStandsUnderItself() {
        Line line = Line.of(Style.DIM, "  next: ").plus(Style.NEXT, "remove it first: etcd member remove n3");

        assertEquals(
                """
                  next: remove it first: etcd
                        member remove n3"""
                        .indent(2)
                        .stripTrailing(),
                at(31, line));
    }

    @Test
    void aWordThatIsTooLongStaysWholeSoThatItCanBeCopied() {
        assertEquals(
                "Recording to\n/a/very/long/path/to/it\n(help)",
                at(14, Line.of("Recording to /a/very/long/path/to/it (help)")));
    }

    @Test
    void stylesStayWithTheirWords() {
        List<Line> lines = Wrapping.of(Line.of(Style.BAD, "one two").plus(Style.DIM, " three four"), 9);

        assertEquals(
                List.of("one two", "three", "four"),
                lines.stream().map(Line::text).toList());
        assertEquals(
                Style.DIM,
                lines.get(2).spans().get(lines.get(2).spans().size() - 1).style());
    }

    @Test
    void whatFitsIsLeftAlone() {
        Line line = Line.of("two  blanks stay");

        assertEquals(List.of(line), Wrapping.of(line, 16));
    }
}
