// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns results into lines of text for a screen. Pure. */
public final class TextRenderer {
    private static final int COLUMN_GAP = 2;
    private static final Map<Character, String> ASCII = Map.ofEntries(
            Map.entry('✓', "ok"),
            Map.entry('✗', "x"),
            Map.entry('▲', "!"),
            Map.entry('●', "*"),
            Map.entry('❯', ">"),
            Map.entry('·', "."),
            Map.entry('±', "+-"),
            Map.entry('★', "*"),
            Map.entry('↔', "<->"),
            Map.entry('→', "->"),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('…', "..."));

    private final Screen screen;

    public TextRenderer(Screen screen) {
        this.screen = screen;
    }

    /** The data: what belongs on standard output. */
    public List<Line> data(Result result) {
        return result.view().map(this::lines).orElse(List.of());
    }

    /** What is said about the data: who did not answer, notes, what to type next. */
    public List<Line> remarks(Result result) {
        boolean told = result.view().orElse(null) instanceof View.Lines said && said.tellsUnanswered();
        List<Line> lines = new ArrayList<>(told ? List.of() : missing(result.unanswered()));
        result.notes().forEach(note -> lines.add(note.line()));
        if (!result.next().isEmpty()) {
            lines.add(Line.of(Style.DIM, "next: ").plus(Style.NEXT, String.join("  ·  ", result.next())));
        }
        return lines;
    }

    /** A sentence in as many lines as the screen needs for it; data is never broken. */
    public List<Line> sentence(Line line) {
        return screen.terminal() ? Wrapping.of(line, screen.width()) : List.of(line);
    }

    /** A line as characters: with SGR codes where the screen has colour, in ASCII where it has no UTF-8. */
    public String text(Line line) {
        return line.spans().stream().map(this::text).collect(Collectors.joining());
    }

    private String text(Span span) {
        String text = screen.utf8() ? span.text() : ascii(span.text());
        return screen.color() && !span.style().sgr().isEmpty()
                ? "\u001b[" + span.style().sgr() + "m" + text + "\u001b[0m"
                : text;
    }

    private static String ascii(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(c < 128 ? String.valueOf(c) : ASCII.getOrDefault(c, "?"));
        }
        return out.toString();
    }

    private List<Line> lines(View view) {
        if (view instanceof Table table) {
            return screen.terminal() ? aligned(table) : separated(table);
        }
        return ((View.Lines) view).lines();
    }

    private static List<Line> separated(Table table) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(String.join("\t", table.headers())));
        table.cells()
                .forEach(row -> lines.add(Line.of(row.stream().map(Line::text).collect(Collectors.joining("\t")))));
        return lines;
    }

    /** Columns that do not fit beside the others stand under their row, with their names: nothing is cut or broken. */
    private List<Line> aligned(Table table) {
        int[] widths = widths(table);
        int beside = fitting(widths);
        List<Line> lines = new ArrayList<>();
        lines.add(row(table.headers().stream().map(h -> Line.of(Style.DIM, h)).toList(), widths, beside));
        for (List<Line> cells : table.cells()) {
            lines.add(row(cells, widths, beside));
            Line under = under(table.headers(), cells, beside);
            if (!under.text().isEmpty()) {
                lines.add(under);
            }
        }
        return lines;
    }

    /** How many columns fit the screen side by side; at least one, where there is one. */
    private int fitting(int[] widths) {
        long used = -COLUMN_GAP;
        int columns = 0;
        while (columns < widths.length && (columns == 0 || used + COLUMN_GAP + widths[columns] <= screen.width())) {
            used += COLUMN_GAP + widths[columns];
            columns++;
        }
        return columns;
    }

    private static Line under(List<String> headers, List<Line> cells, int from) {
        Line line = Line.EMPTY;
        for (int i = from; i < cells.size(); i++) {
            if (cells.get(i).text().isBlank()) {
                continue;
            }
            line = line.plus(" ".repeat(COLUMN_GAP))
                    .plus(Style.DIM, headers.get(i) + " ")
                    .plus(cells.get(i));
        }
        return line;
    }

    private static Line row(List<Line> cells, int[] widths, int columns) {
        Line line = Line.EMPTY;
        for (int i = 0; i < columns; i++) {
            Line cell = cells.get(i);
            line = line.plus(cell);
            if (i < columns - 1) {
                line = line.plus(" ".repeat(widths[i] - Columns.of(cell.text()) + COLUMN_GAP));
            }
        }
        return line;
    }

    private static int[] widths(Table table) {
        int[] widths = table.headers().stream().mapToInt(Columns::of).toArray();
        for (List<Line> row : table.cells()) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Columns.of(row.get(i).text()));
            }
        }
        return widths;
    }

    /** Who did not answer, equal reasons folded into one line. */
    private static List<Line> missing(List<Unanswered> unanswered) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (Unanswered u : unanswered) {
            String reason = u.detail().isEmpty() ? u.reason() : u.reason() + ": " + u.detail();
            byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(u.node());
        }
        Map<String, Line> lines = new TreeMap<>();
        byReason.forEach((reason, nodes) -> lines.put(
                nodes.get(0),
                Line.of(Style.BAD, "✗ ")
                        .plus(Style.NODES, String.join(",", nodes))
                        .plus(" did not answer: " + reason)));
        return List.copyOf(lines.values());
    }
}
