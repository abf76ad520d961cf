// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import io.jumpkit.error.UserError;
import java.util.Set;

/**
 * Which numbers of a name may fold: in {@code r1n2} the first axis is r's, the second n's; -1 is the last. An axis that a
 * name does not have is passed over.
 */
public record Axes(boolean every, Set<String> chosen) {
    /** Fold wherever it makes the text shorter. */
    public static final Axes ALL = new Axes(true, Set.of());

    /** Reads {@code 1}, {@code 1-2}, {@code 1,3} or one negative number; an empty text is every axis. */
    public static Axes parse(String text) {
        if (text.isBlank()) {
            return ALL;
        }
        Set<String> chosen = Ranges.expand(Piece.of(text));
        if (chosen.size() > 1 && chosen.stream().anyMatch(axis -> axis.startsWith("-"))) {
            throw UserError.usage(
                    "'" + text + "' mixes axes counted from the end with others",
                    "give axes from the front, like 1-2, or one from the end, like -1");
        }
        return new Axes(false, chosen);
    }

    boolean folds(int axis, int axes) {
        return every || chosen.contains(String.valueOf(axis + 1)) || chosen.contains(String.valueOf(axis - axes));
    }
}
