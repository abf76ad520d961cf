// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Writes one operand out: {@code r[1-2]n[1-8]-ib} names sixteen nodes. */
final class Brackets {
    private static final String CLOSE_HINT = "close every '[' with one ']', like n[1-3]";

    private final Piece operand;
    private List<String> names = List.of("");
    private boolean any;

    private Brackets(Piece operand) {
        this.operand = operand;
    }

    /** The names in the order written; wildcards are left in. */
    static List<String> expand(Piece operand) {
        return new Brackets(operand).expand();
    }

    private List<String> expand() {
        int at = 0;
        while (at < operand.length()) {
            int open = indexOf('[', at);
            Piece literal = operand.sub(at, open);
            appendLiteral(literal, open < operand.length());
            if (open == operand.length()) {
                break;
            }
            int close = indexOf(']', open);
            if (close == operand.length()) {
                throw operand.sub(open, operand.length()).error("this '[' is never closed", CLOSE_HINT);
            }
            appendRanges(operand.sub(open + 1, close), literal);
            at = close + 1;
        }
        return names;
    }

    private void appendLiteral(Piece literal, boolean more) {
        String text = literal.text();
        int stray = text.indexOf(']');
        if (stray >= 0) {
            throw literal.sub(stray, stray + 1).error("this ']' closes nothing", CLOSE_HINT);
        }
        for (int at = 0; at < text.length(); at++) {
            if (Character.isWhitespace(text.charAt(at))) {
                throw literal.sub(at, at + 1)
                        .error("a node name has no blanks in it", "put ',' between nodes, like n1,n2");
            }
        }
        if (any && more && isDigits(text)) {
            throw literal.sub(literal.length(), literal.length())
                    .error("two brackets need a letter or sign between them", "write it like r[1-2]n[1-8]");
        }
        names = product(List.of(text), literal);
    }

    private void appendRanges(Piece inside, Piece before) {
        int nested = inside.text().indexOf('[');
        if (nested >= 0) {
            throw inside.sub(nested, nested + 1).error("brackets do not nest", CLOSE_HINT);
        }
        Set<String> numbers = Ranges.expand(inside);
        if (!before.isEmpty() && isDigit(before.charAt(before.length() - 1))) {
            refuseGrowingWidth(inside, numbers);
        }
        names = product(numbers, inside);
        any = true;
    }

    /** {@code n1[9-10]}: n19 and n110, or n19 and n20? ClusterShell makes 92 nodes of it; we ask. */
    private static void refuseGrowingWidth(Piece inside, Set<String> numbers) {
        for (String number : numbers) {
            String next = IndexOrder.successor(number.replace("-", ""));
            if (next.length() > number.length() && numbers.contains(next)) {
                throw inside.error(
                        "the range grows from " + number + " to " + next
                                + " behind a digit, which can be read two ways",
                        "put the whole number into the brackets, like n[19,110] or n[19-20]");
            }
        }
    }

    private List<String> product(Collection<String> tails, Piece here) {
        NodeLimit.check(
                here,
                (long) names.size() * tails.size(),
                NodeLimit.characters(names) * tails.size() + NodeLimit.characters(tails) * names.size());
        List<String> longer = new ArrayList<>(names.size() * tails.size());
        for (String name : names) {
            for (String tail : tails) {
                longer.add(name + tail);
            }
        }
        return longer;
    }

    private int indexOf(char wanted, int begin) {
        for (int at = begin; at < operand.length(); at++) {
            if (operand.charAt(at) == wanted) {
                return at;
            }
        }
        return operand.length();
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> isDigit((char) c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
