// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.output.Line;
import io.jumpkit.output.Screen;
import io.jumpkit.output.Style;
import io.jumpkit.output.TextRenderer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveRegionTest {
    private static final int WIDE = 40;
    private static final int HIGH = 10;

    private final LiveRegion region = new LiveRegion(new TextRenderer(new Screen(true, false, true, WIDE)));

    private String draw(String... lines) {
        return show(region.draw(List.of(lines).stream().map(Line::of).toList(), WIDE, HIGH));
    }

    private static String show(String characters) {
        return characters.replace("\u001b", "^").replace("\r", "<").replace("\n", "/");
    }

    @Test
    void drawsWhereTheLastFrameStood() {
        assertEquals("a/b", draw("a", "b"));
        assertEquals("<^[1A^[Jc/d/e", draw("c", "d", "e"));
        assertEquals("<^[2A^[Jf", draw("f"));
        assertEquals("<^[J", show(region.erase()));
        assertEquals("", show(region.erase()));
    }

    @Test
    void countsWhatDoesNotFitAndKeepsTheLastLine() {
        assertEquals(
                "1/2/3/4/5/6/7/… 4 more lines/12", draw("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"));
    }

    @Test
    void cutsLinesSoThatEachTakesOneRow() {
        Line line = Line.of("ab").plus(Style.BAD, "cdéf").plus("ghi");

        assertEquals("abcdéf…", LiveRegion.cut(line, 7).text());
        assertEquals("abc…", LiveRegion.cut(line, 4).text());
        assertEquals("abcdéfghi", LiveRegion.cut(line, 9).text());
    }

    @Test
    void countsWideCharactersAsTwo() {
        assertEquals("日本…", LiveRegion.cut(Line.of("日本語です"), 6).text());
    }
}
