// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Durations;
import java.time.Duration;
import java.util.Locale;

/**
 * Something the lab did.
 *
 * @param step such as {@code network}
 * @param tookMs how long it took
 * @param detail what came of it
 */
public record Step(String step, long tookMs, String detail) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-10s %8s  %s", step, Durations.words(Duration.ofMillis(tookMs)), detail);
    }
}
