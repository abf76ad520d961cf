// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaperTableTest {
    @Test
    void columnsStandUnderEachOtherAndTheLastOneIsBroken() {
        List<String> lines = PaperTable.lines(
                List.of(
                        "| voters | needed | what that means |",
                        "|---|---|---|",
                        "| 2 | **2** | either of them stops everything |",
                        "| 3 | 2 | see [etcd-no-quorum](etcd-no-quorum.md) |"),
                34);

        assertEquals(
                """
                voters  needed  what that means
                2       2       either of them
                                stops everything
                3       2       see etcd-no-quorum""",
                String.join("\n", lines));
    }
}
