// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import io.jumpkit.error.Nearest;
import io.jumpkit.runbook.model.Place;
import io.jumpkit.runbook.model.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The problems found so far. */
final class Findings {
    private final List<Problem> problems;

    Findings(List<Problem> already) {
        this.problems = new ArrayList<>(already);
    }

    void error(Place place, String what, String hint) {
        problems.add(Problem.error(place, what, hint));
    }

    void warning(Place place, String what, String hint) {
        problems.add(Problem.warning(place, what, hint));
    }

    /** An error about a name, with the nearest of those that exist. */
    void unknown(Place place, String what, String name, Collection<String> known) {
        String hint = Nearest.to(name, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(known.isEmpty() ? "there are none" : "known: " + String.join(", ", new TreeSet<>(known)));
        error(place, what, hint);
    }

    List<Problem> sorted() {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::place))
                .toList();
    }
}
