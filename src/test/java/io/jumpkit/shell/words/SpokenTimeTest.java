// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T13:10:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "14:02, 2026-11-22T13:02:00Z",
        "14:12, 2026-11-22T13:12:00Z",
        "23:50, 2026-11-21T22:50:00Z",
        "13:02Z, 2026-11-22T13:02:00Z",
        "14:02:30, 2026-11-22T13:02:30Z",
        "2026-11-20T10:00:00+01:00, 2026-11-20T09:00:00Z"
    })
    void isTheLastMomentThatTheWordsMean(String text, Instant expected) {
        assertEquals(expected, SpokenTime.parse(text, NOW, BERLIN));
    }

    @Test
    void isNotAnyWord() {
        UserError error = assertThrows(UserError.class, () -> SpokenTime.parse("soon", NOW, BERLIN));

        assertEquals("'soon' is not a time", error.what());
    }
}
