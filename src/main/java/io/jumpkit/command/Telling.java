// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an expectation saw, in few words: the rows that decided it by their names, and of their fields those that the
 * condition asks about. Pure.
 */
final class Telling {
    private static final List<String> NAMES =
            List.of("name", "node", "member", "topic", "group", "instance", "endpoint", "id", "path");
    private static final List<String> REASONS = List.of("reason", "detail", "why");
    private static final Pattern STRINGS = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern FIELDS = Pattern.compile("(?<![.\\w])[a-z_][a-z0-9_]*");

    /** Of a row without a name, so many fields are told. */
    private static final int SAID = 3;

    /** More rows than this are counted: a small cluster has three members. */
    private static final int TOLD = 3;

    /** A list of no more values than this is told. */
    private static final int LISTED = 3;

    /** More names than this are counted. */
    private static final int NAMED = 5;

    private final Expressions expressions;
    private final Set<String> variables;
    private final String cel;

    /**
     * Tells about rows as a condition sees them.
     *
     * @param variables names that are no fields
     */
    Telling(Expressions expressions, Set<String> variables, String cel) {
        this.expressions = expressions;
        this.variables = variables;
        this.cel = cel;
    }

    /** The first of these rows; more are counted. */
    String first(List<Map<String, Object>> rows) {
        return some(rows, row -> row(row, cel, false));
    }

    private static String some(List<Map<String, Object>> rows, Function<Map<String, Object>, String> telling) {
        String shown = rows.stream().limit(TOLD).map(telling).collect(Collectors.joining("; "));
        return rows.size() > TOLD ? shown + " and " + (rows.size() - TOLD) + " more" : shown;
    }

    /** Rows that stand against it, each with what of it does not hold. */
    String against(List<Map<String, Object>> rows) {
        return some(rows, row -> row(row, String.join(" && ", missing(row)), true));
    }

    /** All of these rows, with what they have in common. */
    String all(List<Map<String, Object>> rows) {
        if (rows.size() <= 2) {
            return first(rows);
        }
        Map<String, Object> common = fields(rows.get(0), cel);
        rows.forEach(row -> common.entrySet().removeIf(e -> !Objects.equals(row.get(e.getKey()), e.getValue())));
        return "all " + counted(rows) + (common.isEmpty() ? "" : ": " + words(common));
    }

    /** How many rows there are, and which. */
    String counted(List<Map<String, Object>> rows) {
        List<String> names = rows.stream().flatMap(row -> name(row).stream()).toList();
        boolean named = names.size() == rows.size() && !names.isEmpty() && names.size() <= NAMED;
        return rows.size() + (named ? " (" + String.join(", ", names) + ")" : "");
    }

    /** The row that comes nearest to it, with what is missing; empty when none has any part of it. */
    Optional<String> nearest(List<Map<String, Object>> rows) {
        Map<String, Object> best = null;
        int fewest = parts(cel).size();
        for (Map<String, Object> row : rows) {
            int missing = missing(row).size();
            if (missing < fewest && !isAnother(row)) {
                best = row;
                fewest = missing;
            }
        }
        return Optional.ofNullable(best).map(row -> row(row, String.join(" && ", missing(row)), true));
    }

    /** Whether all that is wrong with a row is that it is not the one that was asked for. */
    private boolean isAnother(Map<String, Object> row) {
        String wrong = String.join(" && ", missing(row));
        return name(row).filter(name -> row(row, wrong, false).equals(name)).isPresent();
    }

    /** The parts of the condition that do not hold for a row. */
    private List<String> missing(Map<String, Object> row) {
        List<String> missing = new ArrayList<>();
        for (String part : parts(cel)) {
            if (!holds(part, row)) {
                missing.add(part);
            }
        }
        return missing.isEmpty() ? List.of(cel) : missing;
    }

    private boolean holds(String part, Map<String, Object> row) {
        try {
            return expressions.compile(part, row.keySet()).holds(row);
        } catch (UserError e) {
            // A part that makes sense only behind another one; the whole was judged already.
            return false;
        }
    }

    /** The condition's parts at the outermost {@code &&}; the whole where an {@code ||} stands beside them. */
    static List<String> parts(String cel) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int start = 0;
        for (int i = 0; i < cel.length(); i++) {
            char c = cel.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (depth == 0 && cel.startsWith("||", i)) {
                return List.of(cel.strip());
            } else if (depth == 0 && cel.startsWith("&&", i)) {
                parts.add(cel.substring(start, i).strip());
                start = i + 2;
            }
        }
        parts.add(cel.substring(start).strip());
        return parts;
    }

    private String row(Map<String, Object> row, String asked, boolean reasons) {
        Map<String, Object> fields = fields(row, asked);
        Optional<String> name = name(row);
        if (name.isEmpty()) {
            own(row).entrySet().stream()
                    .filter(e -> e.getValue() != null && isPlain(e.getValue()) && !fields.containsKey(e.getKey()))
                    .limit(Math.max(0, SAID - fields.size()))
                    .toList()
                    .forEach(e -> fields.put(e.getKey(), e.getValue()));
        }
        fields.values().removeIf(value -> name.isPresent() && name.get().equals(String.valueOf(value)));
        String reason = reasons ? reason(row) : "";
        String words = words(fields) + (reason.isEmpty() || words(fields).contains(reason) ? "" : " (" + reason + ")");
        return name.map(n -> words.isEmpty() ? n : n + ": " + words).orElse(words);
    }

    private static String words(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + " " + (e.getValue() == null ? "unknown" : e.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Of a row's fields those that a condition asks about. */
    private Map<String, Object> fields(Map<String, Object> row, String asked) {
        Map<String, Object> own = own(row);
        Map<String, Object> fields = new LinkedHashMap<>();
        Matcher matcher = FIELDS.matcher(STRINGS.matcher(asked).replaceAll("''"));
        while (matcher.find()) {
            Object value = own.get(matcher.group());
            if (value instanceof Collection<?> list && isShort(list)) {
                fields.put(matcher.group(), list.isEmpty() ? "none" : listed(list));
            } else if (own.containsKey(matcher.group()) && isPlain(value)) {
                fields.put(matcher.group(), value);
            }
        }
        return fields;
    }

    private static boolean isShort(Collection<?> list) {
        return list.size() <= LISTED && list.stream().allMatch(Telling::isPlain);
    }

    private static String listed(Collection<?> list) {
        return list.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private Map<String, Object> own(Map<String, Object> row) {
        Map<String, Object> own = new LinkedHashMap<>(row);
        own.keySet().removeAll(variables);
        return own;
    }

    private static boolean isPlain(Object value) {
        return !(value instanceof Map<?, ?>) && !(value instanceof Collection<?>);
    }

    private Optional<String> name(Map<String, Object> row) {
        return text(row, NAMES);
    }

    private String reason(Map<String, Object> row) {
        return text(row, REASONS).orElse("");
    }

    private Optional<String> text(Map<String, Object> row, List<String> fields) {
        Set<String> own = new LinkedHashSet<>(fields);
        own.removeAll(variables);
        return own.stream()
                .map(row::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
