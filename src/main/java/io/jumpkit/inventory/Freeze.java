// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time in which nobody does anything dangerous to a cluster without saying why.
 *
 * @param until when it is over, itself no longer part of it
 * @param why in the operator's words; empty when none were written
 */
public record Freeze(Instant from, Instant until, String why) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** {@code frozen until 2027-01-04 00:00 UTC: year end}. */
    public String words() {
        return "frozen until " + MINUTE.format(until) + (why.isEmpty() ? "" : ": " + why);
    }

    /** Whether it holds at that moment. */
    public boolean holds(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
