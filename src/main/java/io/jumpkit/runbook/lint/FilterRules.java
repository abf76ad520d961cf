// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import io.jumpkit.command.Prepared;
import io.jumpkit.command.Stage;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Place;
import io.jumpkit.runbook.model.Templates;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands behind {@code |}: conditions on fields that the rows have and variables that exist. */
final class FilterRules {
    private final Findings findings;
    private final Expressions expressions;
    private final Scope scope;
    private final FieldRules fieldRules;

    FilterRules(Findings findings, Expressions expressions, Scope scope) {
        this.findings = findings;
        this.expressions = expressions;
        this.scope = scope;
        this.fieldRules = new FieldRules(findings);
    }

    void check(Block block, Place place, Prepared prepared) {
        List<Stage> filters = prepared.pipeline().filters();
        boolean judged = filters.stream().anyMatch(f -> f.words().get(0).text().equals("expect"));
        if (block instanceof Block.Look && !judged) {
            findings.error(
                    place,
                    "'" + prepared.entry().name() + "' is asked and its answer not judged",
                    "add: | expect CONDITION");
        }
        Map<String, Shape> fields = Shape.row(
                        "a row of '" + prepared.entry().name() + "'",
                        prepared.action().rows())
                .map(Shape::fields)
                .orElse(Map.of());
        if (!filters.isEmpty() && fields.isEmpty()) {
            findings.error(
                    place,
                    "'" + prepared.entry().name() + "' has no rows to judge",
                    "use a command that answers with rows");
            return;
        }
        vacuous(place, filters);
        filters.forEach(filter -> condition(place.plus(filter.words().get(1).start()), filter, fields));
    }

    /** What is said of all rows is true of none. */
    private void vacuous(Place place, List<Stage> filters) {
        boolean narrowed = false;
        for (Stage filter : filters) {
            narrowed |= filter.words().get(0).text().equals("where");
            if (narrowed && filter.words().get(1).text().startsWith("all ")) {
                findings.warning(
                        place.plus(filter.words().get(1).start()),
                        "this holds as well when 'where' leaves no row at all",
                        "take 'all' away, so that one is needed; or say what no row may be: expect none");
            }
        }
    }

    private void condition(Place place, Stage filter, Map<String, Shape> fields) {
        String text = filter.words().get(1).text();
        if (Templates.isIn(text)) {
            findings.error(place, "a condition knows the variables by name", "write failed.id, not {{failed.id}}");
            return;
        }
        String cel = text.replaceFirst("^(all|any|none) ", "");
        Set<String> names = new LinkedHashSet<>(fields.keySet());
        for (String variable : scope.names()) {
            if (Pattern.compile("(?<![.\\w'\"])" + variable + "\\b")
                    .matcher(cel)
                    .find()) {
                scope.use(variable);
                hidden(place, variable, fields.keySet());
            }
            names.add(variable);
        }
        try {
            fieldRules.condition(
                    place.plus(text.length() - cel.length()),
                    expressions.compile(cel, names),
                    FieldRules.known(scope, fields));
        } catch (UserError e) {
            findings.error(place, e.what(), e.hint());
        }
    }

    private void hidden(Place place, String variable, Set<String> fields) {
        if (fields.contains(variable)) {
            findings.error(
                    place,
                    "'" + variable + "' is a field of these rows, which hides the runbook's own",
                    "give the parameter or result another name");
        }
    }
}
