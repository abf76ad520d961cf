// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final Queue<Runnable> started = new ArrayDeque<>();

    @Test
    void letsOnlySoMuchBeginAtOnce() {
        Lane lane = new Lane(started::add, 2);

        submit(lane, 5);
        assertEquals(2, started.size());

        started.remove().run();
        assertEquals(2, started.size());
    }

    @Test
    void aWiderLaneTakesMoreAtOnce() {
        Lane lane = new Lane(started::add, 1);
        submit(lane, 5);

        lane.limit(4);

        assertEquals(4, started.size());
    }

    @Test
    void aNarrowerLaneWaitsForWhatIsUnderWay() {
        Lane lane = new Lane(started::add, 3);
        submit(lane, 5);
        lane.limit(1);

        started.remove().run();
        started.remove().run();
        assertEquals(1, started.size());
        started.remove().run();
        assertEquals(1, started.size());
    }

    private static void submit(Lane lane, int count) {
        for (int i = 0; i < count; i++) {
            lane.submit(() -> {});
        }
    }
}
