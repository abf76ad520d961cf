// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.Comparator;

/** How the numbers in node names are ordered and counted: 9, 10, then 009, 010, since {@code n9} is not {@code n009}. */
final class IndexOrder {
    /** Digits of equal length compare as text just as they do as numbers, however long they are. */
    static final Comparator<String> BY_LENGTH_THEN_VALUE = (left, right) ->
            left.length() != right.length() ? Integer.compare(left.length(), right.length()) : left.compareTo(right);

    private IndexOrder() {}

    static boolean isPadded(String digits) {
        return digits.length() > 1 && digits.charAt(0) == '0';
    }

    /** Whether a range that began with {@code first} and came to {@code last} goes on with {@code next}. */
    static boolean continues(String first, String last, String next) {
        return (!isPadded(first) || next.length() == first.length()) && next.equals(successor(last));
    }

    /** The next number of the same width: 009 to 010; wider only after all nines. */
    static String successor(String digits) {
        char[] next = digits.toCharArray();
        int at = next.length - 1;
        while (at >= 0 && next[at] == '9') {
            next[at--] = '0';
        }
        if (at < 0) {
            return "1" + new String(next);
        }
        next[at]++;
        return new String(next);
    }
}
