// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import io.jumpkit.json.Json;
import io.jumpkit.output.Result;
import io.jumpkit.output.Unanswered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code | where CONDITION} and {@code | expect [all|any|none] CONDITION} on rows.
 *
 * <p>Silence never passes: an expectation fails when there was no row before {@code where}, and when a target did not
 * answer that no row stands for, and when a null leaves it open whether a row meets it.
 */
final class Filters {
    private final Expressions expressions;
    private final Map<String, ?> variables;
    private Set<String> names = Set.of();

    Filters(Expressions expressions, Map<String, ?> variables) {
        this.expressions = expressions;
        this.variables = variables;
    }

    /** How many rows must meet an expectation. */
    private enum Quantity {
        ALL,
        ANY,
        NONE
    }

    Verdict apply(Result result, List<Stage> filters) {
        Result left = result;
        names = names(rows(result));
        for (Stage filter : filters) {
            String word = filter.words().get(0).text();
            String condition = condition(filter);
            if (word.equals("where")) {
                left = where(left, condition);
            } else {
                Optional<String> failure = expect(result, left, condition);
                if (failure.isPresent()) {
                    return new Verdict(left, failure);
                }
            }
        }
        return new Verdict(left, Optional.empty());
    }

    /** The condition of a filter, or a usage error that says what can stand behind a pipe. */
    static String condition(Stage filter) {
        String word = filter.words().get(0).text();
        if (!word.equals("where") && !word.equals("expect")) {
            throw UserError.usage(
                    "'" + word + "' cannot stand behind '|'",
                    "write | where CONDITION or | expect CONDITION; for a shell pipe on the nodes quote it: x 'a | b'");
        }
        if (filter.words().size() < 2 || filter.words().get(1).text().isEmpty()) {
            throw UserError.usage("'" + word + "' needs a condition", "write: | " + word + " FIELD == VALUE");
        }
        return filter.words().get(1).text();
    }

    private Result where(Result result, String cel) {
        List<Map<String, Object>> rows = rows(result);
        Expressions.Condition condition = expressions.compile(cel, names);
        boolean[] keep = new boolean[rows.size()];
        for (int i = 0; i < keep.length; i++) {
            keep[i] = condition.holds(rows.get(i));
        }
        return result.keep(i -> keep[i]);
    }

    private Optional<String> expect(Result before, Result left, String text) {
        Optional<Unanswered> silent = before.unanswered().stream()
                .filter(u -> rows(before).stream().noneMatch(row -> row.containsValue(u.node())))
                .findFirst();
        if (silent.isPresent()) {
            Unanswered u = silent.get();
            return Optional.of(
                    u.node() + " did not answer: " + u.reason() + (u.detail().isEmpty() ? "" : ": " + u.detail()));
        }
        if (before.rows().isEmpty()) {
            return Optional.of("there is nothing to judge: no row came");
        }
        Quantity quantity = quantity(text);
        String cel = text.substring(
                text.startsWith(quantity.name().toLowerCase(java.util.Locale.ROOT) + " ")
                        ? quantity.name().length() + 1
                        : 0);
        return judge(quantity, cel, rows(left));
    }

    private Optional<String> judge(Quantity quantity, String cel, List<Map<String, Object>> rows) {
        Expressions.Condition condition = expressions.compile(cel, names);
        List<Map<String, Object>> holding = new ArrayList<>();
        List<Map<String, Object>> failing = new ArrayList<>();
        List<Map<String, Object>> unknown = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            condition
                    .decide(row)
                    .ifPresentOrElse(holds -> (holds ? holding : failing).add(row), () -> unknown.add(row));
        }
        if (quantity == Quantity.ANY) {
            return holding.isEmpty() ? Optional.of("no row has " + cel) : Optional.empty();
        }
        List<Map<String, Object>> against = quantity == Quantity.NONE ? holding : failing;
        if (!against.isEmpty()) {
            return Optional.of((quantity == Quantity.NONE ? "" : "not ") + cel + ": " + show(against));
        }
        return unknown.isEmpty() ? Optional.empty() : Optional.of("not known whether " + cel + ": " + show(unknown));
    }

    private static Quantity quantity(String text) {
        for (Quantity quantity : Quantity.values()) {
            if (text.startsWith(quantity.name().toLowerCase(java.util.Locale.ROOT) + " ")) {
                return quantity;
            }
        }
        return Quantity.ALL;
    }

    /** Each row's fields, the variables beside them; a field hides a variable of the same name. */
    private List<Map<String, Object>> rows(Result result) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Record row : result.rows()) {
            Map<String, Object> all = new LinkedHashMap<>(variables);
            all.putAll(Json.fields(row));
            rows.add(all);
        }
        return rows;
    }

    /** What conditions may name: also when no row is left, the fields that rows had. */
    private Set<String> names(List<Map<String, Object>> rows) {
        Set<String> all = new LinkedHashSet<>(variables.keySet());
        rows.forEach(row -> all.addAll(row.keySet()));
        return all;
    }

    /** The first rows that decided it, by their naming fields; more are counted. */
    private String show(List<Map<String, Object>> rows) {
        StringBuilder out = new StringBuilder();
        for (Map<String, Object> row : rows.subList(0, Math.min(3, rows.size()))) {
            Map<String, Object> own = new LinkedHashMap<>(row);
            own.keySet().removeAll(variables.keySet());
            own.values().removeIf(v -> v instanceof Map || v instanceof List);
            out.append(out.isEmpty() ? "" : "; ").append(own);
        }
        return rows.size() > 3 ? out + " and " + (rows.size() - 3) + " more" : out.toString();
    }
}
