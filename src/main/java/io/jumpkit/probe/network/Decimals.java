// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import java.util.Locale;

/** Numbers as people want to read them: no more digits than mean something. */
final class Decimals {
    private Decimals() {}

    /** Three decimals at most, for rows. */
    static double round(double number) {
        return Math.round(number * 1000) / 1000.0;
    }

    /** Two significant digits or a whole number: {@code 0.09}, {@code 9.4}, {@code 120}. */
    static String of(double number) {
        String format = number < 0.995 ? "%.2f" : number < 9.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, number);
    }
}
