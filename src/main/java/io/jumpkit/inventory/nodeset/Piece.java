// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import io.jumpkit.error.UserError;

/** A part of what the operator typed, which still knows where it stands, so that an error can point at it. */
record Piece(String whole, int from, int to) {
    private static final int LONGEST_SHOWN = 200;

    static Piece of(String whole) {
        return new Piece(whole, 0, whole.length());
    }

    String text() {
        return whole.substring(from, to);
    }

    boolean isEmpty() {
        return from == to;
    }

    char charAt(int index) {
        return whole.charAt(from + index);
    }

    int length() {
        return to - from;
    }

    Piece sub(int begin, int end) {
        return new Piece(whole, from + begin, from + end);
    }

    Piece trim() {
        int begin = from;
        int end = to;
        while (begin < end && Character.isWhitespace(whole.charAt(begin))) {
            begin++;
        }
        while (end > begin && Character.isWhitespace(whole.charAt(end - 1))) {
            end--;
        }
        return new Piece(whole, begin, end);
    }

    UserError error(String why, String hint) {
        return UserError.usage("cannot read '" + around() + "' at column " + (from + 1) + ": " + why, hint);
    }

    /** The whole, or of one that no screen holds what stands here. */
    private String around() {
        if (whole.length() <= LONGEST_SHOWN) {
            return whole;
        }
        int begin = Math.max(0, from - LONGEST_SHOWN / 2);
        int end = Math.min(whole.length(), begin + LONGEST_SHOWN);
        return (begin > 0 ? "…" : "") + whole.substring(begin, end) + (end < whole.length() ? "…" : "");
    }
}
