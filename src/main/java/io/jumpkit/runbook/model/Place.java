// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

/** Where something stands in a runbook's file; line and column count from 1. */
public record Place(int line, int column) implements Comparable<Place> {
    /** The first character of the file. */
    public static final Place START = new Place(1, 1);

    /** That many columns further on. */
    public Place plus(int columns) {
        return new Place(line, column + columns);
    }

    @Override
    public int compareTo(Place other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
