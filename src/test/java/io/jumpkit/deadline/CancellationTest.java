// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.deadline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final List<String> heard = new ArrayList<>();

    @Test
    void tellsEveryListenerOnce() {
        cancellation.onCancel(() -> heard.add("a"));
        cancellation.onCancel(() -> heard.add("b"));

        cancellation.cancel();
        cancellation.cancel();

        assertEquals(List.of("a", "b"), heard);
    }

    @Test
    void tellsALateListenerAtOnce() {
        cancellation.cancel();

        cancellation.onCancel(() -> heard.add("late"));

        assertEquals(List.of("late"), heard);
    }

    @Test
    void forgetsAListenerThatWasTakenBack() {
        cancellation.onCancel(() -> heard.add("a")).close();

        cancellation.cancel();

        assertEquals(List.of(), heard);
    }

    @Test
    void checkThrowsOnceCalledOff() {
        cancellation.check();
        cancellation.cancel();

        assertThrows(CancellationException.class, cancellation::check);
    }
}
