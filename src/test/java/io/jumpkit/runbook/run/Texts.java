// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.runbook.model.Runbook;

/** Small runbooks for tests. */
final class Texts {
    static final String GUARD =
            """
            **Guard:** two are well

            ```jumpkit
            fleet members | where healthy == true | expect any name == 'n2'
            ```

            """;

    static final String ADD =
            """
            **Run:**

            ```jumpkit
            fleet add n4
            ```

            """;

    static final String VERIFY =
            """
            **Verify:** it is listed

            ```jumpkit
            fleet members | expect any name == 'n4'
            ```

            """;

    static final String UNDO_ADD =
            """
            **Undo:**

            ```jumpkit
            fleet remove n4
            ```

            """;

    static final String QUORUM =
            """
            **Guard:** it can write

            ```jumpkit
            fleet quorum | expect writable
            ```

            """;

    private Texts() {}

    /** A runbook of these steps, each a title and its blocks. */
    static Runbook runbook(String... titlesAndBlocks) {
        StringBuilder text = new StringBuilder(
                """
                ---
                runbook: small
                applies-to: fleet
                ---

                # A small one

                ## Steps

                """);
        for (int i = 0; i < titlesAndBlocks.length; i += 2) {
            text.append("### ").append(titlesAndBlocks[i]).append("\n\n").append(titlesAndBlocks[i + 1]);
        }
        return Bench.runbook("small", text.toString());
    }
}
