// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import java.util.Locale;
import java.util.Optional;

/** What happens while a drill is followed. */
public enum Way {
    /** Nothing. */
    PLAIN,
    /** A member's host loses its power at a step, and gets it back. */
    POWER,
    /** The shell is killed again and again, each time a few records of the journal later, and gone on with. */
    KILLED,
    /** Nothing, but only one sshd can be reached: the lab's profile {@code bastion}. */
    BASTION;

    /** The lab's profile, where it is another than the drill asks for. */
    public Optional<String> profile() {
        return this == BASTION ? Optional.of("bastion") : Optional.empty();
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way that is typed so. */
    public static Way of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
