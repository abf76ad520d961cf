// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.runbook.model.Runbook;
import java.util.List;

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
        return asking(List.of(), titlesAndBlocks);
    }

    /** The same that asks for these first, each any text. */
    static Runbook asking(List<String> parameters, String... titlesAndBlocks) {
        StringBuilder text = new StringBuilder(
                """
                ---
                runbook: small
                applies-to: fleet
                ---

                # A small one

                """);
        if (!parameters.isEmpty()) {
            text.append("## Parameters\n\n| name | type | question | rule |\n|---|---|---|---|\n");
            parameters.forEach(name -> text.append("| ").append(name).append(" | string | Which one? | |\n"));
            text.append('\n');
        }
        text.append("## Steps\n\n");
        for (int i = 0; i < titlesAndBlocks.length; i += 2) {
            text.append("### ").append(titlesAndBlocks[i]).append("\n\n").append(titlesAndBlocks[i + 1]);
        }
        return Bench.runbook("small", text.toString());
    }
}
