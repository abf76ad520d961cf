// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.drill.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundOptionsTest {
    @Test
    void oneRoundOfEverythingWhenNothingIsSaid() {
        RoundOptions options = RoundOptions.parse();

        assertEquals(1, options.rounds());
        assertEquals(List.of(Way.values()), options.ways());
        assertTrue(options.means("etcd-nospace NospaceIT.any"));
    }

    @Test
    void oneRoundIsHadAgainByDrillWayAndSeed() {
        RoundOptions options = RoundOptions.parse("1", "--drill", "NospaceIT.wins", "--ways", "killed", "--seed", "42");

        assertEquals(List.of(Way.KILLED), options.ways());
        assertEquals(42, options.seed());
        assertTrue(options.means("etcd-nospace NospaceIT.winsTheSpaceBack"));
        assertTrue(!options.means("etcd-no-quorum NoQuorumIT.any"));
    }

    @Test
    void severalDrillsAreNamedWithCommas() {
        RoundOptions options = RoundOptions.parse("--drill", "nospace,GrowToThree");

        assertTrue(options.means("etcd-nospace NospaceIT.any"));
        assertTrue(options.means("etcd-grow-to-three GrowToThreeIT.any"));
        assertTrue(!options.means("etcd-no-quorum NoQuorumIT.any"));
    }

    @Test
    void whatIsNoOptionIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> RoundOptions.parse("--sed", "42"));
        assertThrows(IllegalArgumentException.class, () -> RoundOptions.parse("--seed"));
    }
}
