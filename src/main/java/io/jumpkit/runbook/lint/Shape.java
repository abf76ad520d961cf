// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import io.jumpkit.command.Action;
import io.jumpkit.expression.Expressions.FieldUse;
import io.jumpkit.json.Json;
import io.jumpkit.json.Scalar;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a value before there is one: its fields, by their names in the JSON. */
sealed interface Shape {

    /** What it is, in words. */
    String words();

    /** The fields that can be named behind a dot. */
    default Map<String, Shape> fields() {
        return Map.of();
    }

    /** What a name behind a dot stands for, {@code *} for one of a list; nothing when there is no such field. */
    default Optional<Shape> field(String name) {
        return Optional.ofNullable(name.equals(FieldUse.EACH) ? new Unknown() : fields().get(name));
    }

    /** One word, number or truth: has no fields. */
    record Plain() implements Shape {
        @Override
        public String words() {
            return "plain text";
        }
    }

    /** Nobody knows before it is there. */
    record Unknown() implements Shape {
        @Override
        public String words() {
            return "not known";
        }

        @Override
        public Optional<Shape> field(String name) {
            return Optional.of(this);
        }
    }

    /**
     * A thing with fields.
     *
     * @param words what it is
     */
    record Thing(String words, Map<String, Shape> fields) implements Shape {}

    /** A list of things of one shape. */
    record Many(Shape each) implements Shape {
        @Override
        public String words() {
            return "a list";
        }

        @Override
        public Optional<Shape> field(String name) {
            return name.equals(FieldUse.EACH) ? Optional.of(each) : Optional.empty();
        }
    }

    /** What a command answered: its one row, or the list of them. */
    record Rows(Thing row) implements Shape {
        @Override
        public String words() {
            return row.words();
        }

        @Override
        public Map<String, Shape> fields() {
            return row.fields();
        }

        @Override
        public Optional<Shape> field(String name) {
            return name.equals(FieldUse.EACH) ? Optional.of(row) : Optional.ofNullable(fields().get(name));
        }
    }

    /** The shape of a command's rows; nothing for a command that has none. */
    static Optional<Thing> row(String what, Class<? extends Record> rows) {
        return rows.equals(Action.NoRows.class) ? Optional.empty() : Optional.of(record(what, rows));
    }

    /** The shape of a record. */
    static Thing record(String what, Class<?> type) {
        Map<String, Shape> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.put(Json.name(component), of(component.getGenericType(), "'" + component.getName() + "'"));
        }
        return new Thing(what, fields);
    }

    private static Shape of(Type type, String what) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type first = generic.getActualTypeArguments()[0];
            if (raw.equals(Optional.class)) {
                return of(first, what);
            }
            return Collection.class.isAssignableFrom(raw) ? new Many(of(first, "one of " + what)) : new Unknown();
        }
        if (!(type instanceof Class<?> plain)) {
            return new Unknown();
        }
        if (plain.isRecord() && !Scalar.class.isAssignableFrom(plain)) {
            return record(what, plain);
        }
        boolean open = plain.equals(Object.class) || Map.class.isAssignableFrom(plain);
        return open ? new Unknown() : new Plain();
    }

    /** What follows a path through shapes, as far as it is known; nothing once a field on the way does not exist. */
    static Optional<Shape> along(Shape start, List<String> path) {
        Optional<Shape> at = Optional.of(start);
        for (String name : path) {
            at = at.flatMap(shape -> shape.field(name));
        }
        return at;
    }
}
