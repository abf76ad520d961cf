// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.ArrayList;
import java.util.List;

/** One operand of an expression with the operator in front of it; the first one's is a union with nothing. */
record Term(Operation operation, Piece operand) {

    /** Cuts an expression at the operators that stand outside brackets and quoted group names. */
    static List<Term> split(Piece text) {
        List<Term> terms = new ArrayList<>();
        Operation operation = Operation.UNION;
        int begin = 0;
        boolean bracket = false;
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            quoted = quoted ? c != '"' : c == '"' && GroupReference.mayQuote(text.sub(begin, at));
            bracket = !quoted && (bracket ? c != ']' : c == '[');
            Operation next = quoted || bracket ? null : Operation.of(c);
            if (next != null) {
                terms.add(term(operation, text.sub(begin, at), text.sub(at, at + 1)));
                operation = next;
                begin = at + 1;
            }
        }
        Piece symbol = begin == 0 ? text : text.sub(begin - 1, begin);
        terms.add(term(operation, text.sub(begin, text.length()), symbol));
        return terms;
    }

    private static Term term(Operation operation, Piece operand, Piece symbol) {
        Piece trimmed = operand.trim();
        if (trimmed.isEmpty()) {
            throw symbol.error(
                    "a node set is missing beside '" + symbol.text() + "'",
                    "write a node set on both sides, like n1,n2 or @web!n3");
        }
        return new Term(operation, trimmed);
    }
}
