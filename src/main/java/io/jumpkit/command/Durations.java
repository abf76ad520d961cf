// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.error.UserError;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as operators write them: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h30m}. */
public final class Durations {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");

    private Durations() {}

    /**
     * Reads a time.
     *
     * @throws UserError usage, when it is none
     */
    public static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw UserError.usage("'" + text + "' is not a duration", "write it like 500ms, 10s, 2m or 1h30m");
        }
        Matcher part = PART.matcher(text);
        Duration sum = Duration.ZERO;
        while (part.find()) {
            double millis = Double.parseDouble(part.group(1)) * unitMillis(part.group(2));
            sum = sum.plus(Duration.ofNanos(Math.round(millis * 1e6)));
        }
        return sum;
    }

    /** Writes a time for people: {@code 41 s}, {@code 2.0 s}, {@code 14 min}. */
    public static String words(Duration time) {
        long millis = time.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(java.util.Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    private static long unitMillis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
    }
}
