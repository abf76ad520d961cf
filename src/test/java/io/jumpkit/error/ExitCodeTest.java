// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

    @Test
    void ofSeveralTheFirstInTheDocumentedOrderWins() {
        List<Integer> order =
                Arrays.stream(ExitCode.values()).map(ExitCode::number).toList();

        assertEquals(List.of(70, 4, 3, 2, 5, 130, 124, 1, 6, 0), order);
    }

    @Test
    void oneDeadNodeNeverHidesAnIllSystem() {
        assertEquals(ExitCode.ILL, ExitCode.worstOf(List.of(ExitCode.DONE, ExitCode.UNANSWERED, ExitCode.ILL)));
    }

    @Test
    void nothingAtAllIsDone() {
        assertEquals(ExitCode.DONE, ExitCode.worstOf(List.of()));
    }
}
