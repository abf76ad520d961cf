// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the names of a runbook stand for in one run: its parameters, and what was captured so far. */
final class Variables {
    private final Map<String, Value> parameters;
    private final History history;

    /**
     * The value of a parameter.
     *
     * @param text as it is typed into commands
     * @param facts what conditions see: a map of fields, or the plain value
     * @param secret whether it must not be shown or written down
     */
    record Value(String text, Object facts, boolean secret) {}

    Variables(Map<String, Value> parameters, History history) {
        this.parameters = parameters;
        this.history = history;
    }

    /** The parameters by name. */
    Map<String, Value> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** How they are written down: a secret only as that there is one. */
    static Map<String, Object> written(Map<String, Value> parameters) {
        Map<String, Object> written = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            if (value.secret()) {
                fields.put("secret", true);
            } else {
                fields.put("text", value.text());
                fields.put("facts", value.facts());
            }
            written.put(name, fields);
        });
        return written;
    }

    /** For conditions: every name with its fields. */
    Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (!value.secret()) {
                all.put(name, value.facts());
            }
        });
        all.putAll(history.captured());
        return all;
    }

    /**
     * What a path such as {@code failed.id} is as one word of a command. Of several rows it is each row's field, with
     * commas between, as nodes and members are listed.
     *
     * @throws UserError usage, when it stands for nothing that is one word
     */
    String word(String path) {
        String[] parts = path.split("\\.");
        Value parameter = parameters.get(parts[0]);
        if (parameter != null && parts.length == 1) {
            return parameter.text();
        }
        Map<String, Object> all = all();
        Object at = all.get(parts[0]);
        for (int i = 1; i < parts.length && all.containsKey(parts[0]); i++) {
            at = at instanceof Collection<?> rows ? column(rows, parts[i], path) : field(at, parts[i], path);
        }
        if (at == null) {
            throw UserError.usage(
                    "'" + path + "' is not known" + (all.containsKey(parts[0]) ? "" : " yet"),
                    "look at what the steps before have shown");
        }
        if (at instanceof Map<?, ?> || at instanceof Collection<?>) {
            throw UserError.usage("'" + path + "' is more than one word", "name one of its fields: " + fields(at));
        }
        return at.toString();
    }

    /** That field of all rows; null when there is none with one. */
    private static Object column(Collection<?> rows, String name, String path) {
        List<Object> values = rows.stream()
                .map(row -> field(row, name, path))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        boolean words = values.stream().noneMatch(v -> v instanceof Map<?, ?> || v instanceof Collection<?>);
        if (values.isEmpty() || !words) {
            return values.isEmpty() ? null : values;
        }
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static Object field(Object from, String name, String path) {
        if (from instanceof Map<?, ?> map && map.containsKey(name)) {
            return map.get(name);
        }
        List<String> known = fields(from);
        throw UserError.usage(
                "'" + path + "': there is no field '" + name + "'",
                Nearest.to(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("known: " + known));
    }

    private static List<String> fields(Object value) {
        return value instanceof Map<?, ?> map
                ? map.keySet().stream().map(Object::toString).toList()
                : List.of();
    }

    /** For scripts: {@code $failed}, {@code $failed_id}; secrets are not among them. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        all().forEach((name, value) -> {
            Value parameter = parameters.get(name);
            if (parameter != null) {
                environment.put(name, parameter.text());
            } else if (value != null && !(value instanceof Map<?, ?>) && !(value instanceof Collection<?>)) {
                environment.put(name, value.toString());
            }
            if (value instanceof Map<?, ?> map) {
                map.forEach((field, v) -> {
                    if (v != null && !(v instanceof Map<?, ?>) && !(v instanceof Collection<?>)) {
                        environment.put(name + "_" + field, v.toString());
                    }
                });
            }
        });
        return environment;
    }

    /** Secrets, a line each in the order of the table; for scripts' standard input. */
    String secrets() {
        StringBuilder lines = new StringBuilder();
        parameters.values().stream().filter(Value::secret).forEach(v -> lines.append(v.text())
                .append('\n'));
        return lines.toString();
    }
}
