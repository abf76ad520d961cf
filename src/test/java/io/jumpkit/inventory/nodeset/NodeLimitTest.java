// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import org.junit.jupiter.api.Test;

class NodeLimitTest {

    @Test
    void aMillionNamesOfTwoNumbersEachCanBeFolded() {
        assertDoesNotThrow(() -> NodeLimit.checkFolding(2_000_000, 2_000_000));
    }

    @Test
    void aMillionNamesOfFiveNumbersEachAreRefusedAndNotTriedUntilTheHeapIsSpent() {
        UserError refused = assertThrows(UserError.class, () -> NodeLimit.checkFolding(5_000_000, 5_000_000));

        assertEquals(ExitCode.USAGE, refused.exit());
        assertEquals("these names have 5000000 numbers together, more than can be folded", refused.what());
    }
}
