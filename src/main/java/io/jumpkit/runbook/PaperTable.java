// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.output.Columns;
import io.jumpkit.runbook.model.Prose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of the prose on paper: all columns as wide as they are, the last one broken where the page ends. Pure. */
final class PaperTable {
    private static final String GAP = "  ";

    private PaperTable() {}

    /** Its lines, of the lines that begin with a bar. */
    static List<String> lines(List<String> source, int width) {
        List<List<String>> rows = source.stream()
                .filter(line -> !line.matches("[|:\\-\\s]+"))
                .map(PaperTable::cells)
                .toList();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder before = new StringBuilder();
            for (int column = 0; column < row.size() - 1; column++) {
                String cell = row.get(column);
                before.append(cell)
                        .append(" ".repeat(widest(rows, column) - Columns.of(cell)))
                        .append(GAP);
            }
            List<String> last = Prose.wrap(row.get(row.size() - 1), width - before.length());
            for (int i = 0; i < last.size(); i++) {
                lines.add((i == 0 ? before : " ".repeat(before.length())) + last.get(i));
            }
        }
        return lines;
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        return Arrays.stream(inner.split("\\|", -1))
                .map(cell -> Prose.plain(cell.strip()))
                .toList();
    }

    private static int widest(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> Columns.of(row.get(column)))
                .max()
                .orElse(0);
    }
}
