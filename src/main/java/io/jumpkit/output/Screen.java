// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

/**
 * What the place that shows text can do.
 *
 * @param terminal whether a person looks at it: tables are aligned; otherwise tab-separated and never cut
 * @param color whether SGR codes may be written
 * @param utf8 whether it shows more than ASCII
 * @param width its columns; {@link Integer#MAX_VALUE} where there is no edge
 */
public record Screen(boolean terminal, boolean color, boolean utf8, int width) {
    /** A pipe or file: plain text without edges. */
    public static final Screen PIPE = new Screen(false, false, true, Integer.MAX_VALUE);
}
