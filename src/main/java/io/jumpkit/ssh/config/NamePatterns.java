// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import java.util.List;
import java.util.Locale;

/** OpenSSH's pattern lists: wildcards {@code *} and {@code ?}; one negated match rules out whatever the others say. */
public final class NamePatterns {
    private NamePatterns() {}

    /** Whether a name in lower case is meant by the list. */
    public static boolean match(List<String> patterns, String name) {
        boolean found = false;
        for (String written : patterns) {
            boolean negated = written.startsWith("!");
            String pattern = (negated ? written.substring(1) : written).toLowerCase(Locale.ROOT);
            if (wild(pattern, 0, name, 0)) {
                if (negated) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private static boolean wild(String pattern, int p, String name, int n) {
        int at = n;
        for (int i = p; i < pattern.length(); i++, at++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                return star(pattern, i + 1, name, at);
            }
            if (at >= name.length() || (c != '?' && c != name.charAt(at))) {
                return false;
            }
        }
        return at == name.length();
    }

    private static boolean star(String pattern, int rest, String name, int from) {
        if (rest == pattern.length()) {
            return true;
        }
        for (int n = from; n <= name.length(); n++) {
            if (wild(pattern, rest, name, n)) {
                return true;
            }
        }
        return false;
    }
}
