// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        "-----",
        "curl",
        "--user",
        "--proxy-user",
        "user add",
        "ctl_user",
        "ls0tls1c",
        "mii",
        "mig",
        "mhcc",
        "mc4c",
        "b3blbnnza"
    };

    /** The words that begin with two letters, by these; most pairs begin none. */
    private static final String[][] BY_FIRST_TWO = byFirstTwo();

    private Trigger() {}

    static boolean in(String line) {
        for (int i = 0; i + 2 < line.length(); i++) {
            char a = line.charAt(i);
            char b = line.charAt(i + 1);
            String[] words = a < 128 && b < 128 ? BY_FIRST_TWO[lower(a) << 7 | lower(b)] : null;
            if (words != null && wordAt(words, line, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean wordAt(String[] words, String line, int at) {
        int third = lower(line.charAt(at + 2));
        for (String word : words) {
            if (word.charAt(2) == third && line.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private static int lower(char c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    private static String[][] byFirstTwo() {
        Map<Integer, List<String>> words = Arrays.stream(WORDS)
                .collect(Collectors.groupingBy(word -> lower(word.charAt(0)) << 7 | lower(word.charAt(1))));
        String[][] table = new String[128 * 128][];
        words.forEach((pair, all) -> table[pair] = all.toArray(String[]::new));
        return table;
    }
}
