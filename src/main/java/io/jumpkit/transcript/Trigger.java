// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import java.util.Locale;

/** Tells in one pass over a line whether any of the standard rules could match, so that most lines cost next to nothing. */
final class Trigger {
    private static final String[] WORDS = {
        "://",
        "passw",
        "passphrase",
        "pass",
        "pwd",
        "secret",
        "token",
        "key",
        "authorization",
        "bearer",
        "auth",
        "identified",
        "eyj",
        "akia",
        "asia",
        "abia",
        "acca",
        "aiza",
        "ghp_",
        "gho_",
        "ghu_",
        "ghs_",
        "ghr_",
        "github_pat",
        "glpat-",
        "xox",
        "k_live_",
        "npm_",
        "-----"
    };
    private static final boolean[] FIRST_TWO = firstTwo();

    private Trigger() {}

    static boolean in(String line) {
        for (int i = 0; i + 2 < line.length(); i++) {
            char a = line.charAt(i);
            char b = line.charAt(i + 1);
            if (a < 128 && b < 128 && FIRST_TWO[lower(a) << 7 | lower(b)] && wordAt(line, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean wordAt(String line, int at) {
        for (String word : WORDS) {
            if (line.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private static int lower(char c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    private static boolean[] firstTwo() {
        boolean[] table = new boolean[128 * 128];
        for (String word : WORDS) {
            String lower = word.toLowerCase(Locale.ROOT);
            table[lower.charAt(0) << 7 | lower.charAt(1)] = true;
        }
        return table;
    }
}
