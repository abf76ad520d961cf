// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The mesh as a matrix: from the node on the left to the node on top. Pure. */
final class MeshScreen {
    private static final int GAP = 2;
    private static final int NARROWEST_CELL = 5;

    private final Mesh mesh;
    private final int count;
    private final int cell;

    MeshScreen(Mesh mesh, int count) {
        this.mesh = mesh;
        this.count = count;
        this.cell = GAP + Math.max(NARROWEST_CELL, nameWidth());
    }

    private int nameWidth() {
        return mesh.nodes().stream().mapToInt(String::length).max().orElse(0);
    }

    /** The matrix; where it is wider than the screen, only the lines with trouble, one direction each. */
    List<Line> lines(int width) {
        return nameWidth() + cell * mesh.nodes().size() > width ? list() : matrix();
    }

    private List<Line> matrix() {
        List<Line> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(pad("", nameWidth()));
        mesh.nodes().forEach(node -> head.append(right(node)));
        lines.add(Line.of(Style.DIM, head + "   from left to top: ms, avg of " + count));
        for (String from : mesh.nodes()) {
            Line line = Line.of(Style.NODES, pad(from, nameWidth()));
            for (String to : mesh.nodes()) {
                line = line.plus(cell(from, to));
            }
            lines.add(line);
        }
        return lines;
    }

    private List<Line> list() {
        List<Line> lines = new ArrayList<>();
        for (PingRow row : mesh.rows()) {
            if (row.lossPct() > 0) {
                lines.add(Line.of(Style.NODES, row.from() + " → " + row.to()).plus(cell(row.from(), row.to())));
            }
        }
        lines.add(Line.of(Style.DIM, "The matrix is wider than the screen; above is what lost packets."));
        return lines;
    }

    private Line cell(String from, String to) {
        if (from.equals(to)) {
            return Line.of(Style.DIM, right("·"));
        }
        return mesh.replies(from, to).map(this::cell).orElseGet(() -> Line.of(Style.DIM, right("?")));
    }

    private Line cell(Replies replies) {
        if (replies.received() == 0) {
            return Line.of(Style.BAD, right(replies.refused() > 0 ? "✗ref" : "✗100%"));
        }
        if (replies.lossPct() > 0) {
            return Line.of(Style.WARN, right(String.format(Locale.ROOT, "▲%.0f%%", replies.lossPct())));
        }
        String ms = replies.times().map(t -> millis(t.avgMs())).orElse("-");
        boolean slow = replies.times()
                .filter(t -> SlowAndLossy.isSlow(t.avgMs(), mesh.medianMs().orElse(t.avgMs())))
                .isPresent();
        return slow ? Line.of(Style.WARN, right("▲" + ms)) : Line.of(right(ms));
    }

    private static String millis(double ms) {
        String format = ms < 1 ? "%.2f" : ms < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, ms);
    }

    private String right(String text) {
        return " ".repeat(Math.max(1, cell - text.length())) + text;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
