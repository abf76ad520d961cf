// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.parse;

import io.jumpkit.runbook.model.Parameter;
import io.jumpkit.runbook.model.Place;
import io.jumpkit.runbook.model.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** Reads the table of parameters: name, type, question, rule. */
final class ParameterTable {
    private static final List<String> COLUMNS = List.of("name", "type", "question", "rule");

    private final SourceText source;
    private final List<Problem> problems;

    ParameterTable(SourceText source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    List<Parameter> read(TableBlock table) {
        List<Parameter> parameters = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (part instanceof TableHead) {
                    checkHead((TableRow) row);
                } else {
                    parameters.add(parameter((TableRow) row));
                }
            }
        }
        Set<String> names = new HashSet<>();
        parameters.stream()
                .filter(p -> !names.add(p.name()))
                .forEach(p -> problems.add(Problem.error(
                        p.place(), "parameter '" + p.name() + "' is declared twice", "give it another name")));
        return parameters;
    }

    private void checkHead(TableRow row) {
        List<String> titles =
                cells(row).stream().map(t -> t.toLowerCase(Locale.ROOT)).toList();
        if (!titles.equals(COLUMNS)) {
            problems.add(Problem.error(
                    source.place(row),
                    "the columns of the parameters are '" + String.join(", ", titles) + "'",
                    "write: | name | type | question | rule |"));
        }
    }

    private Parameter parameter(TableRow row) {
        List<String> cells = cells(row);
        Place place = source.startOf(source.place(row).line());
        Parameter parameter = new Parameter(place, cell(cells, 0), cell(cells, 1), cell(cells, 2), cell(cells, 3));
        if (!parameter.name().matches("[a-z][a-z0-9_]*")) {
            problems.add(Problem.error(
                    place,
                    "'" + parameter.name() + "' cannot be the name of a parameter",
                    "use a-z, 0-9 and _, beginning with a letter"));
        }
        if (parameter.question().isEmpty()) {
            problems.add(Problem.error(
                    place, "parameter '" + parameter.name() + "' has no question", "say what the operator is asked"));
        }
        if (!parameter.rule().isEmpty() && parameter.condition().isEmpty()) {
            problems.add(Problem.error(
                    place, "'" + parameter.rule() + "' is no rule", "write: `where CONDITION`, or leave it empty"));
        }
        return parameter;
    }

    private static String cell(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    private static List<String> cells(TableRow row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(SourceText.plain(cell));
        }
        return cells;
    }
}
