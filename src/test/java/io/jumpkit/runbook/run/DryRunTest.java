// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.inventory.nodeset.NodeSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunTest {
    private static final String STEP =
            """
            **Guard** → seen

            ```jumpkit
            fleet members | where name == 'n2' | expect name == 'n2'
            ```

            **Run** (on {{seen.name}})

            ```jumpkit
            fleet start {{seen.name}}
            ```

            **Run** (on @lead) → started

            ```sh
            true
            ```

            **Run** (on {{started.node}})

            ```sh
            true
            ```

            """;

    @TempDir
    Path folder;

    @Test
    void whatWasSeenIsKnownInWhatComesBehindAndNodesAreNamed() throws Exception {
        Bench bench = new Bench(folder);
        bench.session.resultSets().replace(Map.of("lead", NodeSet.of(List.of("n1", "n2"))));
        Operator operator = Operator.nobody();

        bench.follower(operator).start(Texts.runbook("Start", STEP), Map.of(), Answers.NONE, true);

        assertEquals(
                """

                  guard  ✓ n2
                  would  fleet start n2
                         on n2   ({{seen.name}})
                  would  true
                         on n[1-2]   (@lead)
                  would  true
                         on {{started.node}}   not as things are now: 'started.node' is not known yet
                """,
                operator.screen().replaceFirst("(?m)^\\[1/1].*\\R", ""));
        assertEquals(List.of(), bench.fleet.changes);
        assertEquals(List.of(), bench.runs().all());
    }
}
