// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Every time of the years 0 to 9999 reads as the JDK's formatter writes it. */
class UtcTimeProperties {
    private static String jdk(String pattern, Instant time) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(time);
    }

    @Property
    void readsAsTheJdkWritesIt(@ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long millis) {
        Instant time = Instant.ofEpochMilli(millis);

        assertEquals(jdk("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", time), UtcTime.rfc3339(time));
        assertEquals(jdk("uuuu-MM-dd'T'HHmmss'Z'", time), UtcTime.compact(time));
        assertEquals(jdk("uuuu-MM-dd HH:mm", time), UtcTime.minute(time));
    }
}
