// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.EtcdSettings.Via;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void afterAnAnswerWithinTwoSecondsTheOthersHaveOneMore() {
        assertEquals(Duration.ofSeconds(1), Pace.grace(Duration.ofMillis(40)));
        assertEquals(Duration.ofSeconds(1), Pace.grace(Duration.ofMillis(1999)));
    }

    @Test
    void onASlowRoadTheOthersHaveMoreButNotForEver() {
        assertEquals(Duration.ofSeconds(3), Pace.grace(Duration.ofSeconds(4)));
        assertEquals(Duration.ofSeconds(5), Pace.grace(Duration.ofSeconds(14)));
    }

    @Test
    void whoSaysNothingIsWaitedForAsLongAsAConnectionTakesOnThisRoad() {
        Pace pace = new Pace(Via.SSH);

        assertEquals(Duration.ofMillis(1500), pace.silence(Duration.ofMillis(300)));
        assertEquals(Duration.ofSeconds(3), pace.silence(Duration.ofSeconds(2)));
        assertEquals(Duration.ofSeconds(7), pace.silence(Duration.ofSeconds(4)));
        assertTrue(new Pace(Via.NODE).silence(Duration.ofMillis(300)).compareTo(Duration.ofSeconds(5)) > 0);
    }

    @Test
    void aSurveyThatSomebodyAnswersEndsWithinThreeSecondsOnBothRoadsToEtcdItself() {
        for (Via via : new Via[] {Via.DIRECT, Via.SSH}) {
            Pace pace = new Pace(via);
            pace.heard();

            assertTrue(pace.survey().compareTo(Duration.ofSeconds(3)) < 0, via + " " + pace.survey());
        }
    }

    /** Else every question about a cluster that is gone would take fifteen seconds. */
    @Test
    void afterOneSilenceOfABeginningTheNextIsNotWaitedForAsLong() {
        Pace pace = new Pace(Via.SSH);
        assertTrue(
                pace.survey().compareTo(Duration.ofSeconds(10)) > 0,
                pace.survey().toString());

        pace.waitedInVain();

        assertTrue(
                pace.survey().compareTo(Duration.ofSeconds(3)) < 0,
                pace.survey().toString());
    }
}
