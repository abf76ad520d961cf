// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import io.jumpkit.expression.Expressions.Condition;
import io.jumpkit.expression.Expressions.FieldUse;
import io.jumpkit.runbook.model.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Fields of variables and rows exist: what comes behind a dot is known from a type or from a command's rows. */
final class FieldRules {
    private final Findings findings;

    FieldRules(Findings findings) {
        this.findings = findings;
    }

    /**
     * The fields that a condition looks into.
     *
     * @param place where the condition begins
     */
    void condition(Place place, Condition condition, Map<String, Shape> known) {
        for (FieldUse use : condition.fields()) {
            path(place.plus(use.column() - 1), use.path(), known);
        }
    }

    /** One path; what a field further up does not have is told there. True when all of it exists, or may. */
    boolean path(Place place, List<String> path, Map<String, Shape> known) {
        Shape root = known.getOrDefault(path.get(0), new Shape.Unknown());
        int last = path.size() - 1;
        Optional<Shape> above = Shape.along(root, path.subList(1, last));
        if (above.isEmpty() || above.get().field(path.get(last)).isPresent()) {
            return above.isPresent();
        }
        Shape owner = above.get();
        String written = String.join(".", path.subList(0, last)).replace("." + FieldUse.EACH, "[...]");
        if (owner.fields().isEmpty()) {
            findings.error(place, "'" + written + "' is " + owner.words() + " and has no fields", "write it alone");
        } else {
            findings.unknown(
                    place,
                    "'" + written + "' is " + owner.words() + ", which has no field '" + path.get(last) + "'",
                    path.get(last),
                    new TreeSet<>(owner.fields().keySet()));
        }
        return false;
    }

    /** What names stand for in a condition on rows: the rows' own fields hide variables. */
    static Map<String, Shape> known(Scope scope, Map<String, Shape> fields) {
        Map<String, Shape> known = new LinkedHashMap<>();
        scope.names().forEach(name -> known.put(name, scope.shape(name)));
        known.putAll(fields);
        return known;
    }
}
