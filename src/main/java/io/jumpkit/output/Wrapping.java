// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

import java.util.ArrayList;
import java.util.List;

/** A sentence on a narrow screen: broken between words, the rest under its first word behind mark and indent. Pure. */
final class Wrapping {
    private static final String MARKS = "✓▲✗";

    private final List<Line> lines = new ArrayList<>();
    private final int width;
    private final String indent;
    private Line line = Line.EMPTY;
    private int used;
    private boolean fresh = true;

    private Wrapping(int width, String indent) {
        this.width = width;
        this.indent = indent;
    }

    /** The line itself where it fits; a word that is longer than the screen stays whole. */
    static List<Line> of(Line line, int width) {
        String text = line.text();
        if (Columns.of(text) <= width) {
            return List.of(line);
        }
        Wrapping wrapping = new Wrapping(width, " ".repeat(indent(text)));
        line.spans().forEach(wrapping::add);
        wrapping.lines.add(wrapping.line);
        return wrapping.lines;
    }

    /** How far in the first word stands: behind blanks, a mark, and what {@code next:} says. */
    private static int indent(String text) {
        int at = text.length() - text.stripLeading().length();
        if (at < text.length() && MARKS.indexOf(text.charAt(at)) >= 0) {
            return at + 2;
        }
        return text.startsWith("next: ", at) ? at + "next: ".length() : at;
    }

    private void add(Span span) {
        // A blank and the word behind it belong together, so that one never ends a line.
        for (String piece : span.text().split("(?= +)(?<! )|(?<=[^ ])(?= )")) {
            piece(piece, span.style());
        }
    }

    private void piece(String piece, Style style) {
        boolean breaks = piece.startsWith(" ") && !fresh;
        if (breaks && used + Columns.of(piece) > width && !piece.isBlank()) {
            lines.add(line);
            line = Line.of(indent);
            used = indent.length();
            put(piece.stripLeading(), style);
        } else {
            put(piece, style);
        }
        fresh = fresh && piece.isBlank();
    }

    private void put(String text, Style style) {
        line = line.plus(style, text);
        used += Columns.of(text);
    }
}
