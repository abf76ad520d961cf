// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.json.yaml;

/**
 * Where something stands in a text.
 *
 * @param line from 1
 * @param column from 1
 * @param width how many characters of that line it takes, at least 1
 */
public record Place(int line, int column, int width) {
    /** The beginning of a text. */
    public static final Place START = new Place(1, 1, 1);

    public Place {
        width = Math.max(1, width);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
