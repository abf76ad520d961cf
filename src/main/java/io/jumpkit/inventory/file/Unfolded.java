// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the inventory makes of folded names and values, for whoever writes an inventory and must know. */
public final class Unfolded {
    private static final Pattern COMMA_OUTSIDE_BRACKETS = Pattern.compile(",(?![^\\[]*])");

    private Unfolded() {}

    /**
     * The texts that a value stands for, such as {@code 10.0.1.[10-12]}.
     *
     * @throws io.jumpkit.error.UserError usage, when a range is wrong
     */
    public static List<String> value(String folded) {
        return Folded.expand(folded);
    }

    /**
     * The names in the order written; commas join them.
     *
     * @throws io.jumpkit.error.UserError usage, when a range is wrong
     */
    public static List<String> names(String joined) {
        List<String> texts = new ArrayList<>();
        for (String part : COMMA_OUTSIDE_BRACKETS.split(joined)) {
            texts.addAll(Folded.expand(part.strip()));
        }
        return texts;
    }
}
