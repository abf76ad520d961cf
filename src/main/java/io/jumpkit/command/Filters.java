// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import io.jumpkit.json.Json;
import io.jumpkit.output.Mark;
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
import java.util.stream.Collectors;

/**
 * {@code | where CONDITION} and {@code | expect [all|any|none] CONDITION} on rows.
 *
 * <p>Silence never passes: an expectation fails when there was no row before {@code where}, and when a target did not
 * answer that no row stands for, and when a null leaves it open whether a row meets it, or whether {@code where} keeps a
 * row that would not do. A plain {@code expect CONDITION} fails as well when {@code where} leaves no row;
 * {@code expect all} says that none is needed.
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

    /**
     * A row on its way through the filters.
     *
     * @param stays whether {@code where} keeps it; empty when a null leaves that open
     * @param open the condition that is not known of it; empty when there is none
     */
    private record Sifted(Map<String, Object> fields, Optional<Boolean> stays, String open) {
        boolean kept() {
            return stays.orElse(false);
        }

        boolean isOpen() {
            return stays.isEmpty();
        }

        Sifted and(String cel, Optional<Boolean> holds) {
            boolean gone = stays.equals(Optional.of(false)) || holds.equals(Optional.of(false));
            if (gone) {
                return new Sifted(fields, Optional.of(false), "");
            }
            return holds.isPresent() ? this : new Sifted(fields, holds, cel);
        }
    }

    Verdict apply(Result result, List<Stage> filters) {
        List<Map<String, Object>> rows = rows(result);
        rows.forEach(row -> names.addAll(row.keySet()));
        List<Sifted> sifted =
                rows.stream().map(row -> new Sifted(row, Optional.of(true), "")).toList();
        String telling = "";
        for (Stage filter : filters) {
            String word = filter.words().get(0).text();
            String condition = condition(filter);
            if (word.equals("where")) {
                Expressions.Condition where = expressions.compile(condition, names);
                sifted = sifted.stream()
                        .map(row -> row.stays().equals(Optional.of(false))
                                ? row
                                : row.and(condition, where.decide(row.fields())))
                        .toList();
            } else {
                Judged judged = expect(result, sifted, condition);
                telling = judged.telling();
                if (judged.failure().isPresent()) {
                    return new Verdict(left(result, sifted), judged.failure(), telling);
                }
            }
        }
        return new Verdict(left(result, sifted), Optional.empty(), telling);
    }

    /** The rows that are kept; those of which that is not known are told of. */
    private Result left(Result result, List<Sifted> sifted) {
        Result left = result.keep(i -> sifted.get(i).kept());
        List<Sifted> open = sifted.stream().filter(Sifted::isOpen).toList();
        return open.isEmpty() ? left : left.note(Mark.WARN, "left out, as it is " + notKnown(open));
    }

    private String notKnown(List<Sifted> open) {
        return open.stream()
                .map(Sifted::open)
                .distinct()
                .map(cel -> "not known whether " + cel + ": "
                        + telling(cel)
                                .against(open.stream()
                                        .filter(row -> row.open().equals(cel))
                                        .map(Sifted::fields)
                                        .toList()))
                .collect(Collectors.joining("; "));
    }

    private Telling telling(String cel) {
        return new Telling(expressions, variables.keySet(), cel);
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

    private Judged expect(Result before, List<Sifted> sifted, String text) {
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
        if (said.isEmpty() && sifted.stream().noneMatch(Sifted::kept)) {
            List<Sifted> open = sifted.stream().filter(Sifted::isOpen).toList();
            return Judged.failed(
                    open.isEmpty()
                            ? "there is nothing to judge: 'where' leaves none of "
                                    + telling("").counted(rows(before))
                            : notKnown(open));
        }
        return judge(said.orElse(Quantity.ALL), cel(text), sifted);
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

    private Judged judge(Quantity quantity, String cel, List<Sifted> sifted) {
        Expressions.Condition condition = expressions.compile(cel, names);
        List<Map<String, Object>> rows =
                sifted.stream().filter(Sifted::kept).map(Sifted::fields).toList();
        List<Map<String, Object>> holding = new ArrayList<>();
        List<Map<String, Object>> failing = new ArrayList<>();
        List<Map<String, Object>> unknown = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            condition
                    .decide(row)
                    .ifPresentOrElse(holds -> (holds ? holding : failing).add(row), () -> unknown.add(row));
        }
        Telling telling = telling(cel);
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
        Optional<Boolean> harmless = Optional.of(quantity == Quantity.ALL);
        List<Sifted> open = sifted.stream()
                .filter(row -> row.isOpen() && !condition.decide(row.fields()).equals(harmless))
                .toList();
        if (!open.isEmpty()) {
            return Judged.failed(notKnown(open));
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
