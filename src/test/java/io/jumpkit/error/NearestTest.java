// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> WORDS = List.of("status", "members", "member", "quorum", "health");

    @ParameterizedTest
    @CsvSource({"staus, status", "qourum, quorum", "memebrs, members", "healht, health", "quo, quorum"})
    void findsTheWordThatWasMeant(String typed, String meant) {
        assertEquals(Optional.of(meant), Nearest.to(typed, WORDS));
    }

    @Test
    void isSilentWhenNothingIsNear() {
        assertEquals(Optional.empty(), Nearest.to("postgres", WORDS));
    }

    @Test
    void isSilentWhenOnlySomeLettersAreTheSame() {
        List<String> words = List.of("ro", "rw", "on", "x", "--nodes", "--no-input");

        assertEquals(Optional.empty(), Nearest.to("prod", words));
        assertEquals(Optional.empty(), Nearest.to("--bogus", words));
        assertEquals(Optional.empty(), Nearest.to("w", words));
        assertEquals(Optional.of("--nodes"), Nearest.to("--nod", words));
        assertEquals(Optional.of("--nodes"), Nearest.to("--node", words));
    }

    @Test
    void countsASwapOfNeighboursAsOne() {
        assertEquals(1, Nearest.distance("qourum", "quorum"));
    }
}
