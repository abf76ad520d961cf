// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectRateTest {
    private static final String BASTION = "bastion";

    private final Queue<Runnable> started = new ArrayDeque<>();
    private final ConnectRate rate = new ConnectRate(started::add);

    @Test
    void eachLogInThatGoesThroughLetsOneMoreBeginUntilADropHalvesThem() {
        logIns(30, () -> rate.worked(BASTION));
        ends(3);
        assertEquals(13, rate.limit(BASTION));

        rate.dropped(BASTION);

        assertEquals(6, rate.limit(BASTION));
        assertEquals(10, rate.limit("another"));
    }

    @Test
    void theDropsOfOneRoundHalveOnce() {
        logIns(30, () -> rate.dropped(BASTION));

        ends(10);
        assertEquals(5, rate.limit(BASTION));

        ends(1);
        assertEquals(4, rate.limit(BASTION), "the next round's first");
    }

    @Test
    void afterADropAWholeRoundMustGoThroughForOneMore() {
        rate.dropped(BASTION);
        logIns(30, () -> rate.worked(BASTION));

        ends(4);
        assertEquals(5, rate.limit(BASTION));
        ends(1);
        assertEquals(6, rate.limit(BASTION));
        ends(5);
        assertEquals(6, rate.limit(BASTION));
        ends(1);
        assertEquals(7, rate.limit(BASTION));
    }

    @Test
    void neverFallsSoFarThatNodesTakeTurnsOneByOne() {
        logIns(200, () -> rate.dropped(BASTION));
        ends(200);

        assertEquals(4, rate.limit(BASTION));
    }

    @Test
    void whatEndsOtherwiseKeepsItsPlaceInTheCount() {
        AtomicInteger done = new AtomicInteger();
        logIns(50, done::incrementAndGet);

        ends(50);

        assertEquals(50, done.get());
        assertEquals(10, rate.limit(BASTION));
        assertTrue(started.isEmpty());
    }

    private void logIns(int count, Runnable end) {
        for (int i = 0; i < count; i++) {
            rate.submit(BASTION, end);
        }
    }

    /** Ends so many of those that the door let begin, oldest first. */
    private void ends(int count) {
        for (int i = 0; i < count; i++) {
            started.remove().run();
        }
    }
}
