// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The bold words that open a block of a step, and the options each of them takes. */
public enum Keyword {
    GUARD("Guard", Body.COMMANDS, Set.of("timeout", "on", "offline")),
    SKIP_IF("Skip if", Body.COMMANDS, Set.of("timeout", "on", "offline")),
    RUN(
            "Run",
            Body.CODE,
            Set.of("timeout", "danger", "confirm", "approve", "retry", "on", "sudo", "new-fingerprint", "offline")),
    DO_BY_HAND("Do by hand", Body.TEXT, Set.of("new-fingerprint", "offline")),
    VERIFY("Verify", Body.COMMANDS, Set.of("timeout", "on", "offline")),
    WAIT_UNTIL("Wait until", Body.COMMANDS, Set.of("timeout", "every", "stable", "on", "offline")),
    UNDO("Undo", Body.CODE, Set.of("timeout", "danger", "confirm", "on", "sudo")),
    NO_UNDO("No undo", Body.NOTHING, Set.of()),
    CHOOSE("Choose", Body.LINKS, Set.of()),
    NOTE("Note", Body.NOTHING, Set.of());

    /** What must stand under the paragraph. */
    public enum Body {
        /** A {@code jumpkit} fence of reading commands. */
        COMMANDS,
        /** A {@code jumpkit} or {@code sh} fence. */
        CODE,
        /** Whatever the operator is to do. */
        TEXT,
        /** A list of links. */
        LINKS,
        /** The paragraph says it all. */
        NOTHING
    }

    private final String words;
    private final Body body;
    private final Set<String> options;

    Keyword(String words, Body body, Set<String> options) {
        this.words = words;
        this.body = body;
        this.options = options;
    }

    /** As it is written. */
    public String words() {
        return words;
    }

    /** What must stand under it. */
    public Body body() {
        return body;
    }

    /** The options it takes. */
    public Set<String> options() {
        return options;
    }

    /** Whether it only looks at the cluster. */
    public boolean reads() {
        return body == Body.COMMANDS;
    }

    /** The keyword that is written exactly so. */
    public static Optional<Keyword> of(String words) {
        return Arrays.stream(values()).filter(k -> k.words.equals(words)).findFirst();
    }

    @Override
    public String toString() {
        return words;
    }
}
