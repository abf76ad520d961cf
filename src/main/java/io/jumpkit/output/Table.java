// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

import io.jumpkit.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Rows and the columns to show of them: aligned on a terminal, tab-separated in a pipe. */
public final class Table implements View {
    private final List<String> headers;
    private final List<List<Line>> cells;

    private Table(List<String> headers, List<List<Line>> cells) {
        this.headers = headers;
        this.cells = cells;
    }

    /** Starts a table of these rows; add columns, then {@link Builder#result()}. */
    public static <R extends Record> Builder<R> of(List<R> rows) {
        return new Builder<>(rows);
    }

    /** A table of every field of these rows, named as in JSON. */
    static Table ofFields(List<? extends Record> rows) {
        List<Map<String, Object>> fields = rows.stream().map(Json::fields).toList();
        Set<String> names = new LinkedHashSet<>();
        fields.forEach(row -> names.addAll(row.keySet()));
        List<List<Line>> cells = fields.stream()
                .map(row -> names.stream().map(name -> cell(row.get(name))).toList())
                .toList();
        return new Table(List.copyOf(names), cells);
    }

    /** The same with only some of its rows, by index. */
    Table keep(IntPredicate which) {
        List<List<Line>> kept = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (which.test(i)) {
                kept.add(cells.get(i));
            }
        }
        return new Table(headers, List.copyOf(kept));
    }

    private static Line cell(Object value) {
        if (value == null) {
            return Line.of(Style.DIM, "-");
        }
        return value instanceof Line line ? line : Line.of(value.toString());
    }

    /** The column titles. */
    public List<String> headers() {
        return headers;
    }

    /** The cells, row by row. */
    public List<List<Line>> cells() {
        return cells;
    }

    /** Collects columns. */
    public static final class Builder<R extends Record> {
        private final List<R> rows;
        private final List<String> headers = new ArrayList<>();
        private final List<Function<R, ?>> columns = new ArrayList<>();

        private Builder(List<R> rows) {
            this.rows = List.copyOf(rows);
        }

        /** Adds a column: a value per row; a {@link Line} keeps its styles, null is shown as a dash. */
        public Builder<R> column(String header, Function<R, ?> value) {
            headers.add(header);
            columns.add(value);
            return this;
        }

        /** The table alone. */
        public Table view() {
            List<List<Line>> cells = new ArrayList<>();
            for (R row : rows) {
                cells.add(columns.stream().map(c -> cell(c.apply(row))).toList());
            }
            return new Table(List.copyOf(headers), List.copyOf(cells));
        }

        /** The rows and their table as a result. */
        public Result result() {
            return Result.of(rows, view());
        }
    }
}
