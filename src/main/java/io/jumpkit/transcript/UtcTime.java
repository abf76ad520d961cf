// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times as text, in UTC, for years 0 to 9999. By hand: loading the JDK's formatter would cost the start of every session
 * 10 ms.
 */
final class UtcTime {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private UtcTime() {}

    /** As in RFC 3339, always with three digits of milliseconds: {@code 2026-11-22T08:31:04.512Z}. */
    static String rfc3339(Instant time) {
        LocalDateTime at = utc(time);
        StringBuilder text = date(at).append('T');
        clock(text, at, ":").append('.');
        return padded(text, at.getNano() / NANOS_PER_MILLI, 3).append('Z').toString();
    }

    /** For names of files: {@code 2026-11-22T083104Z}. */
    static String compact(Instant time) {
        LocalDateTime at = utc(time);
        return clock(date(at).append('T'), at, "").append('Z').toString();
    }

    /** For people: {@code 2026-11-22 08:31}. */
    static String minute(Instant time) {
        LocalDateTime at = utc(time);
        StringBuilder text = padded(date(at).append(' '), at.getHour(), 2).append(':');
        return padded(text, at.getMinute(), 2).toString();
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    }

    private static StringBuilder date(LocalDateTime at) {
        StringBuilder text = padded(new StringBuilder(24), at.getYear(), 4).append('-');
        return padded(padded(text, at.getMonthValue(), 2).append('-'), at.getDayOfMonth(), 2);
    }

    private static StringBuilder clock(StringBuilder text, LocalDateTime at, String between) {
        padded(text, at.getHour(), 2).append(between);
        padded(text, at.getMinute(), 2).append(between);
        return padded(text, at.getSecond(), 2);
    }

    private static StringBuilder padded(StringBuilder text, int value, int digits) {
        String number = Integer.toString(value);
        return text.append("0".repeat(Math.max(0, digits - number.length()))).append(number);
    }
}
