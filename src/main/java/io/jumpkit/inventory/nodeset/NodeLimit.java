// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import io.jumpkit.error.UserError;
import java.util.Collection;

/**
 * How large a node set may be. Beyond it somebody mistyped, and the heap the launcher gives (512 MB) is spent before anyone
 * notices: measured, a set of either limit is computed and written in well under that; one of several numbers in each name
 * is held to what folding it takes.
 */
final class NodeLimit {
    /** More nodes than any cluster has. */
    static final int NAMES = 1_000_000;

    /** Characters of all names together: room for a million names of forty. */
    static final long CHARACTERS = 40_000_000;

    /** Half of the heap, for folding; the names themselves have the other half. */
    private static final long FOLDING_BYTES = 240_000_000;

    /** Measured, with room: what folding holds for each number of each name, and for each number that occurs. */
    private static final long BYTES_A_PLACE = 16;

    private static final long BYTES_AN_INDEX = 96;

    private NodeLimit() {}

    /**
     * Whether names of several numbers can be folded.
     *
     * @param places how many numbers all names have together
     * @param indexes how many different ones occur, at each place of the names
     * @throws UserError when the heap could not hold it
     */
    static void checkFolding(long places, long indexes) {
        if (BYTES_A_PLACE * places + BYTES_AN_INDEX * indexes > FOLDING_BYTES) {
            throw UserError.usage(
                    "these names have " + places + " numbers together, more than can be folded",
                    "take fewer names, or names with fewer numbers, at a time");
        }
    }

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
