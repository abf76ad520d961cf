// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.json.yaml;

import io.jumpkit.error.Nearest;
import io.jumpkit.json.yaml.Problem.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Collects what is wrong while a text is read, so that all of it is reported at once. */
public final class Problems {
    private final List<Problem> problems = new ArrayList<>();

    /** Notes an error. */
    public void error(Place place, String what, String hint) {
        problems.add(new Problem(Severity.ERROR, place, what, hint, false));
    }

    /** Notes a secret written in clear; it is not shown. */
    public void secret(Place place, String what, String hint) {
        problems.add(new Problem(Severity.ERROR, place, what, hint, true));
    }

    /** Notes something that hardly was meant. */
    public void warning(Place place, String what, String hint) {
        problems.add(new Problem(Severity.WARNING, place, what, hint, false));
    }

    /** Notes an error that nobody should be held up by. */
    public void remark(Place place, String what, String hint) {
        problems.add(new Problem(Severity.REMARK, place, what, hint, false));
    }

    /** Notes a key that is not known there, with the nearest one that is. */
    public void unknown(Yaml.Text key, String owner, Set<String> known) {
        String hint = Nearest.to(key.text(), known)
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> "known: " + String.join(", ", known));
        remark(key.place(), "'" + key.text() + "' is not a setting of " + owner, hint);
    }

    /** Takes over problems found elsewhere. */
    public void addAll(Collection<Problem> more) {
        problems.addAll(more);
    }

    /** Everything so far, in the order found. */
    public List<Problem> all() {
        return List.copyOf(problems);
    }

    /** Whether anything cannot be used. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
