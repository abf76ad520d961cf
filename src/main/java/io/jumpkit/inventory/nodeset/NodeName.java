// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import io.jumpkit.error.UserError;
import java.util.ArrayList;
import java.util.List;

/**
 * One name taken apart: {@code r1n07-ib} is the pattern {@code r%sn%s-ib} with the indexes 1 and 07. Every run of digits
 * is an index, so that names fold wherever they were counted.
 */
record NodeName(String pattern, List<String> indexes) {
    /** Stands for an index in a pattern; a real percent sign is doubled. Patterns sort as ClusterShell's do. */
    static final String INDEX = "%s";

    static NodeName parse(String name) {
        StringBuilder pattern = new StringBuilder(name.length() + 2);
        List<String> indexes = new ArrayList<>(2);
        int at = 0;
        while (at < name.length()) {
            int end = endOfDigits(name, at);
            if (end > at) {
                indexes.add(name.substring(at, end));
                pattern.append(INDEX);
                at = end;
            } else {
                char c = name.charAt(at++);
                pattern.append(c == '%' ? "%%" : String.valueOf(c));
            }
        }
        return new NodeName(pattern.toString(), indexes);
    }

    private static int endOfDigits(String name, int begin) {
        int end = begin;
        while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** Puts {@code indexes} into a pattern, in order. */
    static String fill(String pattern, List<String> indexes) {
        StringBuilder name = new StringBuilder();
        int next = 0;
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c != '%') {
                name.append(c);
                continue;
            }
            at++;
            name.append(pattern.charAt(at) == '%' ? "%" : indexes.get(next++));
        }
        return name.toString();
    }

    /** Refuses what could not be read back from a folded set. */
    static String checked(String name) {
        boolean special = name.isEmpty()
                || name.charAt(0) == '@'
                || name.chars().anyMatch(c -> Character.isWhitespace(c) || "[],!&^*?".indexOf(c) >= 0);
        if (special) {
            throw UserError.usage(
                    "'" + name + "' is not a node name",
                    "leave out blanks and [ ] , ! & ^ * ? and do not begin with @: these mean something in a node set");
        }
        return name;
    }
}
