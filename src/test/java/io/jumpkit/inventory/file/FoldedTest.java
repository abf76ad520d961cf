// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.1.[10-12] | 10.0.1.10 10.0.1.11 10.0.1.12",
                "n[3,1-2] | n3 n1 n2",
                "n[08-10] | n08 n09 n10",
                "n[1-7/3] | n1 n4 n7",
                "r[1-2]n[1-2] | r1n1 r1n2 r2n1 r2n2",
                "zone-[1,1,2] | zone-1 zone-1 zone-2",
                "plain | plain",
                "http://[fd00::1]:2379 | http://[fd00::1]:2379",
            })
    void standsForTextsInTheOrderWritten(String text, String expected) {
        assertEquals(expected, String.join(" ", Folded.expand(text)));
    }

    @Test
    void refusesARangeThatRunsBackwards() {
        UserError error = assertThrows(UserError.class, () -> Folded.expand("n[3-1]"));

        assertEquals("'3-1' is not a range", error.what());
    }

    @Test
    void refusesMoreNamesThanAnyClusterHas() {
        for (String text : List.of("n[1-99999]", "n[1-999999999]", "r[1-999]n[1-999]", "n[1-99999999999]")) {
            UserError error = assertThrows(UserError.class, () -> Folded.expand(text));
            assertEquals("'" + text + "' stands for more than 20000 names", error.what());
        }
    }
}
