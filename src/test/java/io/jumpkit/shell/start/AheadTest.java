// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.UserError;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AheadTest {
    @Test
    void beginsBeforeItIsNeededAndMakesItOnce() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        Ahead<Integer> ahead = Ahead.begin("number", () -> {
            begun.countDown();
            return made.incrementAndGet();
        });

        begun.await();

        assertEquals(1, ahead.get());
        assertEquals(1, ahead.get());
    }

    @Test
    void throwsWhatTheMakerThrew() {
        UserError error = UserError.usage("no such thing", "make one");
        Ahead<String> failing = Ahead.begin("error", () -> {
            throw error;
        });
        Ahead<String> broken = Ahead.begin("bug", () -> {
            throw new StackOverflowError();
        });

        assertSame(error, assertThrows(UserError.class, failing::get));
        assertThrows(StackOverflowError.class, broken::get);
    }

    @Test
    void waitsOnWhenInterruptedAndTellsSoAfterwards() {
        CountDownLatch go = new CountDownLatch(1);
        Ahead<String> ahead = Ahead.begin("word", () -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "made";
        });
        Thread.currentThread().interrupt();
        new Thread(go::countDown).start();

        assertEquals("made", ahead.get());
        assertTrue(Thread.interrupted());
    }
}
