// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.error.UserError;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/** A moment as people say it in the middle of an incident: a time of day that was not long ago, or the whole of it. */
final class SpokenTime {
    /** Clocks differ; a time just ahead is now, not yesterday. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private SpokenTime() {}

    /**
     * The last moment before {@code now} that the text means.
     *
     * @throws UserError usage, when it is no time
     */
    static Instant parse(String text, Instant now, ZoneId zone) {
        try {
            if (text.contains("T") || text.contains("t")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            boolean utc = text.endsWith("Z") || text.endsWith("z");
            LocalTime time = LocalTime.parse(utc ? text.substring(0, text.length() - 1) : text);
            ZonedDateTime today = now.atZone(utc ? ZoneOffset.UTC : zone).with(time);
            boolean ahead = today.toInstant().isAfter(now.plus(AHEAD));
            return (ahead ? today.minusDays(1) : today).toInstant();
        } catch (DateTimeParseException e) {
            throw UserError.usage(
                            "'" + text + "' is not a time",
                            "write it like 14:02, 14:02:30, 12:02Z or 2026-11-22T12:02:00Z")
                    .causedBy(e);
        }
    }
}
