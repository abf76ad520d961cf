// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

import java.util.List;

/** What a fence holds. */
public sealed interface Code {
    /** Where its first line stands. */
    Place place();

    /** Jumpkit's own commands, one a line. */
    record Typed(Place place, List<TypedLine> lines) implements Code {
        public Typed {
            lines = List.copyOf(lines);
        }
    }

    /** A script for {@code /bin/sh} on the nodes. */
    record Shell(Place place, String script) implements Code {}

    /** A line of a {@code jumpkit} fence. */
    record TypedLine(Place place, String text) {}
}
