// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.output.Columns;
import io.jumpkit.output.Line;
import io.jumpkit.output.Span;
import io.jumpkit.output.Style;
import io.jumpkit.output.TextRenderer;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines at the bottom of the output that are drawn again and again: what to write so that the new ones stand where
 * the old ones stood.
 *
 * <p>The cursor rests at the end of the last line. Each line is cut to fit one row, and there are never more than fit the
 * screen, so the number of rows is known. When the screen became narrower a terminal may have wrapped what it shows: then
 * the region moves up by the rows it drew and no further, so that it may leave a remnant but never eats printed data.
 */
final class LiveRegion {
    private static final String ERASE_BELOW = "\u001b[J";

    private final TextRenderer text;
    private int rows;

    LiveRegion(TextRenderer text) {
        this.text = text;
    }

    /** Whether anything is on the screen. */
    boolean isShown() {
        return rows > 0;
    }

    /** What takes the region away and leaves the cursor where it began. */
    String erase() {
        String up = rows > 1 ? "\u001b[" + (rows - 1) + "A" : "";
        String erase = rows == 0 ? "" : "\r" + up + ERASE_BELOW;
        rows = 0;
        return erase;
    }

    /** What draws these lines instead of those drawn before, on a screen of that size. */
    String draw(List<Line> lines, int width, int height) {
        StringBuilder out = new StringBuilder(erase());
        List<Line> shown = fit(lines, Math.max(1, height - 1));
        for (int i = 0; i < shown.size(); i++) {
            out.append(i == 0 ? "" : "\n").append(text.text(cut(shown.get(i), width - 1)));
        }
        rows = shown.size();
        return out.toString();
    }

    /** The last line tells how far it is and always stays; what does not fit above it is counted. */
    private static List<Line> fit(List<Line> lines, int height) {
        if (lines.size() <= height || height < 3) {
            return lines.subList(Math.max(0, lines.size() - height), lines.size());
        }
        List<Line> shown = new ArrayList<>(lines.subList(0, height - 2));
        shown.add(Line.of(Style.DIM, "… " + (lines.size() - height + 1) + " more lines"));
        shown.add(lines.get(lines.size() - 1));
        return shown;
    }

    static Line cut(Line line, int width) {
        if (Columns.of(line.text()) <= width) {
            return line;
        }
        Line cut = Line.EMPTY;
        int left = width - 1;
        for (Span span : line.spans()) {
            String fitting = fitting(span.text(), left);
            cut = cut.plus(span.style(), fitting);
            left -= Columns.of(fitting);
            if (fitting.length() < span.text().length()) {
                break;
            }
        }
        return cut.plus(Style.DIM, "…");
    }

    private static String fitting(String text, int width) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int next = end + Character.charCount(text.codePointAt(end));
            used += Columns.of(text.substring(end, next));
            if (used > width) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }
}
