// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import io.jumpkit.error.UserError;
import java.util.Collection;

/**
 * How large a node set may be. Beyond it somebody mistyped, and the heap the launcher gives (512 MB) is spent before anyone
 * notices: measured, a set of either limit is computed and written in well under that, whatever shape it has.
 */
final class NodeLimit {
    /** More nodes than any cluster has. */
    static final int NAMES = 1_000_000;

    /** Characters of all names together: room for a million names of forty. */
    static final long CHARACTERS = 40_000_000;

    private NodeLimit() {}

    static void check(Piece here, long names, long characters) {
        if (names > NAMES) {
            throw tooMany(here);
        }
        if (characters > CHARACTERS) {
            throw here.error(
                    "its names have more than " + CHARACTERS + " characters in all",
                    "write a smaller range or shorter names");
        }
    }

    static UserError tooMany(Piece here) {
        return here.error("it names more than " + NAMES + " nodes", "write a smaller range");
    }

    static long characters(Collection<String> names) {
        long characters = 0;
        for (String name : names) {
            characters += name.length();
        }
        return characters;
    }
}
