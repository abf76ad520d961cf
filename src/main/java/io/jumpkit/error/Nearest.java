// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a mistyped word was meant to be. */
public final class Nearest {
    private Nearest() {}

    /** The known word nearest to the typed one, if it is near enough to have been meant: one slip in three letters. */
    public static Optional<String> to(String typed, Collection<String> known) {
        String letters = typed.replaceFirst("^-+", "");
        int reach = Math.min(letters.length() - 1, Math.max(1, Math.min(3, letters.length() / 3)));
        return known.stream()
                .filter(word -> distance(typed, word) <= reach || (letters.length() >= 3 && word.startsWith(typed)))
                .min(Comparator.<String>comparingInt(word -> distance(typed, word))
                        .thenComparing(word -> word));
    }

    /** How many letters must be put in, taken out, changed or swapped with their neighbour to make one of the other. */
    public static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
