// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import io.jumpkit.error.UserError;
import java.util.List;

/**
 * Takes names apart: {@code r1n07-ib} is the pattern {@code r%sn%s-ib} with the indexes 1 and 07. Every run of digits
 * is an index, so that names fold wherever they were counted.
 */
final class NodeName {
    /** Stands for an index in a pattern; a real percent sign is doubled. Patterns sort as ClusterShell's do. */
    static final String INDEX = "%s";

    private NodeName() {}

    static String pattern(String name) {
        StringBuilder pattern = new StringBuilder(name.length() + 2);
        int at = 0;
        while (at < name.length()) {
            int end = endOfDigits(name, at);
            if (end > at) {
                pattern.append(INDEX);
                at = end;
            } else {
                char c = name.charAt(at++);
                pattern.append(c == '%' ? "%%" : String.valueOf(c));
            }
        }
        return pattern.toString();
    }

    /** How many indexes a name has. */
    static int indexes(String name) {
        int count = 0;
        for (int at = 0; at < name.length(); at++) {
            int end = endOfDigits(name, at);
            if (end > at) {
                count++;
                at = end;
            }
        }
        return count;
    }

    /** One of its indexes, from 0. Names are taken apart again for each: a million lists of them would be kept otherwise. */
    static String index(String name, int wanted) {
        int left = wanted;
        int at = 0;
        while (true) {
            int end = endOfDigits(name, at);
            if (end > at && left-- == 0) {
                return name.substring(at, end);
            }
            at = Math.max(end, at + 1);
        }
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
