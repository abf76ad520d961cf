// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Action;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Entry;
import io.jumpkit.error.UserError;
import io.jumpkit.json.Scalar;
import io.jumpkit.output.JsonRenderer;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code help json}: what the rows of each command are made of, read off the records that they are. */
final class JsonFields {
    private JsonFields() {}

    /**
     * A field of a command's rows.
     *
     * @param type {@code string}, {@code number}, {@code boolean}, {@code time}, {@code seconds}, a list as {@code [x]},
     *     an object as {@code {name: type}}
     */
    record Row(String command, String field, String type) {}

    /** The fields of one command, or of all. */
    static Result of(Dispatcher dispatcher, List<String> words) {
        List<Entry> entries = words.isEmpty() ? dispatcher.commands().entries() : matching(dispatcher, words);
        List<Row> rows = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        if (words.isEmpty()) {
            lines.add(Line.of("Every command with -o json prints one object: " + JsonRenderer.SCHEMA));
            lines.add(Line.of("{schema, command, cluster, focus, took_ms, exit, rows: [...],"
                    + " unanswered: [{node, reason, detail}], notes: [...], next: [...]}"));
            lines.add(Line.of("An error: {schema, command, cluster, took_ms, exit, error, hint}. Fields of rows:"));
        }
        for (Entry entry : entries) {
            List<Row> fields = fields(entry, dispatcher);
            rows.addAll(fields);
            if (!fields.isEmpty()) {
                lines.add(Line.of(Style.STRONG, entry.name())
                        .plus("  "
                                + fields.stream()
                                        .map(f -> f.field() + " " + f.type())
                                        .collect(Collectors.joining(", "))));
            }
        }
        return Result.of(rows, View.lines(lines));
    }

    private static List<Entry> matching(Dispatcher dispatcher, List<String> words) {
        List<Entry> entries = dispatcher.commands().entries().stream()
                .filter(e -> e.words().size() >= words.size()
                        && e.words().subList(0, words.size()).equals(words))
                .toList();
        if (entries.isEmpty()) {
            throw UserError.usage("'" + String.join(" ", words) + "' is not a command", "type: help json");
        }
        return entries;
    }

    private static List<Row> fields(Entry entry, Dispatcher dispatcher) {
        Class<? extends Record> row = ((Action) dispatcher.spec(entry).userObject()).rows();
        return Arrays.stream(row.getRecordComponents())
                .map(c -> new Row(entry.name(), snake(c.getName()), type(c.getGenericType())))
                .toList();
    }

    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        Class<?> c = type instanceof Class<?> plain ? plain : Object.class;
        if (c == boolean.class || c == Boolean.class) {
            return "boolean";
        }
        if (c.isPrimitive() || Number.class.isAssignableFrom(c)) {
            return "number";
        }
        if (c == Instant.class) {
            return "time";
        }
        if (c == Duration.class) {
            return "seconds";
        }
        boolean word = c == String.class || c.isEnum() || Scalar.class.isAssignableFrom(c) || Path.class == c;
        return c.isRecord() && !word ? object(c) : "string";
    }

    private static String generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return type(arguments[0]) + "|null";
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return "[" + type(arguments[0]) + "]";
        }
        return Map.class.isAssignableFrom(raw) ? "{string: " + type(arguments[1]) + "}" : "string";
    }

    private static String object(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map((RecordComponent c) -> snake(c.getName()) + ": " + type(c.getGenericType()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** As {@code Json} spells them; a test compares the two. */
    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
