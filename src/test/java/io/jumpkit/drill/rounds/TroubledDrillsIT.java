// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill.rounds;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.drill.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every drill once in each way but the plain one, with a seed that its name tells: {@code .ci/drills DRILL WAY SEED} has
 * it again. Takes a minute each: {@code mvn verify -Ddrill.excluded= -Dit.test=TroubledDrillsIT}.
 */
@Tag("drill")
class TroubledDrillsIT {
    private static final int SEEDS = 1_000_000;
    private static RoundProcess rounds;

    @BeforeAll
    static void takeALab() throws IOException, InterruptedException {
        rounds = new RoundProcess("drill", Path.of("target", "drills", "rounds"), Commit.here());
    }

    @AfterAll
    static void giveItBack() {
        rounds.close();
    }

    @TestFactory
    Stream<DynamicTest> endsWellWhateverHappens() {
        return DrillName.all().stream().flatMap(drill -> Arrays.stream(Way.values())
                .filter(way -> way != Way.PLAIN)
                .map(way -> round(drill, way, ThreadLocalRandom.current().nextInt(SEEDS))));
    }

    private static DynamicTest round(DrillName drill, Way way, long seed) {
        return DynamicTest.dynamicTest(drill + " " + way.word() + " " + seed, () -> {
            PlayedRound played = rounds.play(drill, way, seed);
            assertTrue(played.passed(), played.again() + ", kept in " + played.kept());
        });
    }
}
