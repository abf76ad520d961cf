// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "10s, PT10S", "1.5s, PT1.5S", "2m, PT2M", "1h30m, PT1H30M", "1d, PT24H"})
    void readsWhatOperatorsWrite(String text, Duration expected) {
        assertEquals(expected, Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "10", "-1s", "10 s", "", "s"})
    void refusesTheRestAndSaysHow(String text) {
        UserError error = assertThrows(UserError.class, () -> Durations.parse(text));

        assertEquals("'" + text + "' is not a duration", error.what());
        assertEquals("write it like 500ms, 10s, 2m or 1h30m", error.hint());
    }

    @ParameterizedTest
    @CsvSource({"PT0.412S, 412 ms", "PT2S, 2.0 s", "PT41S, 41.0 s", "PT14M3S, 14 min 3 s", "PT2H5M, 2 h 5 min"})
    void writesThemForPeople(Duration time, String words) {
        assertEquals(words, Durations.words(time));
    }
}
