// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.output.Line;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadingFormTest {
    private static final String RUNBOOK =
            """
            # Bring it back

            Too few members serve, so it takes no writes. Nothing
            is lost yet.

            - short
            1. Give machines that are off their power back, and
               repair their network.

            | name | type | question | rule |
            |---|---|---|---|
            | failed | word | Which member is the dead one here? | |

            ```text
            # the highest raft index knows most of them all
            ```
            """;

    private static String at(int width) {
        return ReadingForm.of(RUNBOOK, width).stream().map(Line::text).collect(Collectors.joining("\n")) + "\n";
    }

    @Test
    void aPipeGetsTheTextAsItIsWritten() {
        assertEquals(RUNBOOK, at(Integer.MAX_VALUE));
    }

    @Test
    void aNarrowScreenBreaksBetweenWordsAndLeavesCommandsWhole() {
        assertEquals(
                """
                # Bring it back

                Too few members serve, so it takes no
                writes. Nothing is lost yet.

                - short
                1. Give machines that are off their power
                   back, and repair their network.

                | name | type | question | rule |
                |---|---|---|---|
                | failed | word | Which member is the
                  dead one here? | |

                ```text
                # the highest raft index knows most of them all
                ```
                """,
                at(42));
    }
}
