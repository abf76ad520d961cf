// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import io.jumpkit.json.Json;
import io.jumpkit.output.Result;
import io.jumpkit.output.Unanswered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code | where CONDITION} and {@code | expect [all|any|none] CONDITION} on rows.
 *
 * <p>Silence never passes: an expectation fails when there was no row before {@code where}, and when a target did not
 * answer that no row stands for, and when a null leaves it open whether a row meets it. A plain {@code expect CONDITION}
 * fails as well when {@code where} leaves no row; {@code expect all} says that none is needed.
 */
final class Filters {
    /** Fields that name whom a row was asked about, not who answered. */
    private static final Set<String> OTHER_END = Set.of("to", "peer", "peer_node");

    private final Expressions expressions;
    private final Map<String, ?> variables;
    private Set<String> names;

    /**
     * Filters of one command's rows.
     *
     * @param fields those that its rows have
     */
    Filters(Expressions expressions, Map<String, ?> variables, Set<String> fields) {
        this.expressions = expressions;
        this.variables = variables;
        this.names = new LinkedHashSet<>(variables.keySet());
        this.names.addAll(fields);
    }

    /** How many rows must meet an expectation. */
    private enum Quantity {
        ALL,
        ANY,
        NONE
    }

    Verdict apply(Result result, List<Stage> filters) {
        Result left = result;
        rows(result).forEach(row -> names.addAll(row.keySet()));
        String telling = "";
        for (Stage filter : filters) {
            String word = filter.words().get(0).text();
            String condition = condition(filter);
            if (word.equals("where")) {
                left = where(left, condition);
            } else {
                Judged judged = expect(result, left, condition);
                telling = judged.telling();
                if (judged.failure().isPresent()) {
                    return new Verdict(left, judged.failure(), telling);
                }
            }
        }
        return new Verdict(left, Optional.empty(), telling);
    }

    /**
     * Compiles every condition.
     *
     * @throws UserError usage, when one does not compile
     */
    void check(List<Stage> filters) {
        for (Stage filter : filters) {
            String text = condition(filter);
            expressions.compile(filter.words().get(0).text().equals("expect") ? cel(text) : text, names);
        }
    }

    /** What came of one expectation. */
    private record Judged(Optional<String> failure, String telling) {
        static Judged failed(String why, String telling) {
            return new Judged(Optional.of(why), telling);
        }

        static Judged failed(String why) {
            return failed(why, why);
        }

        static Judged held(String telling) {
            return new Judged(Optional.empty(), telling);
        }
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

    private Judged expect(Result before, Result left, String text) {
        Optional<Unanswered> silent = before.unanswered().stream()
                .filter(u -> before.rows().stream().noneMatch(row -> standsFor(row, u.node())))
                .findFirst();
        if (silent.isPresent()) {
            Unanswered u = silent.get();
            return Judged.failed(
                    u.node() + " did not answer: " + u.reason() + (u.detail().isEmpty() ? "" : ": " + u.detail()));
        }
        if (before.rows().isEmpty()) {
            return Judged.failed("there is nothing to judge: no row came");
        }
        Optional<Quantity> said = quantity(text);
        if (said.isEmpty() && left.rows().isEmpty()) {
            return Judged.failed("there is nothing to judge: 'where' leaves none of "
                    + new Telling(expressions, variables.keySet(), "").counted(rows(before)));
        }
        return judge(said.orElse(Quantity.ALL), cel(text), rows(left));
    }

    /** The condition of an expectation, without how many rows must meet it. */
    private static String cel(String text) {
        return quantity(text)
                .map(quantity -> text.substring(quantity.name().length() + 1))
                .orElse(text);
    }

    /** Whether a row tells of a silent node itself; one that names it as the other end tells of somebody else. */
    private static boolean standsFor(Record row, String node) {
        return Json.fields(row).entrySet().stream()
                .anyMatch(field -> !OTHER_END.contains(field.getKey())
                        && String.valueOf(field.getValue()).equals(node));
    }

    private Judged judge(Quantity quantity, String cel, List<Map<String, Object>> rows) {
        Expressions.Condition condition = expressions.compile(cel, names);
        List<Map<String, Object>> holding = new ArrayList<>();
        List<Map<String, Object>> failing = new ArrayList<>();
        List<Map<String, Object>> unknown = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            condition
                    .decide(row)
                    .ifPresentOrElse(holds -> (holds ? holding : failing).add(row), () -> unknown.add(row));
        }
        Telling telling = new Telling(expressions, variables.keySet(), cel);
        if (quantity == Quantity.ANY) {
            return holding.isEmpty() ? none(cel, rows, telling) : Judged.held(telling.first(holding));
        }
        List<Map<String, Object>> against = quantity == Quantity.NONE ? holding : failing;
        if (!against.isEmpty()) {
            String shown = quantity == Quantity.NONE ? telling.first(against) : telling.against(against);
            return Judged.failed((quantity == Quantity.NONE ? "" : "not ") + cel + ": " + shown, shown);
        }
        if (!unknown.isEmpty()) {
            String shown = telling.against(unknown);
            return Judged.failed("not known whether " + cel + ": " + shown, shown);
        }
        return Judged.held(quantity == Quantity.NONE ? "none of " + telling.counted(rows) : telling.all(rows));
    }

    private static Judged none(String cel, List<Map<String, Object>> rows, Telling telling) {
        String why = "no row has " + cel;
        return telling.nearest(rows)
                .map(near -> Judged.failed(why + "; nearest is " + near, near))
                .orElseGet(() -> Judged.failed(why, why));
    }

    /** Which rows must meet it, as it is said; empty when nothing is said: then all, and there must be one. */
    private static Optional<Quantity> quantity(String text) {
        return Arrays.stream(Quantity.values())
                .filter(q -> text.startsWith(q.name().toLowerCase(Locale.ROOT) + " "))
                .findFirst();
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
}
