// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.lab.drill.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What ships is drilled, and can be practised. */
class EveryRunbookTest {
    private static Set<String> shipped() throws IOException {
        try (var files = Files.list(Path.of("runbooks"))) {
            return files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void everyShippedRunbookHasAProcedureThatIsRepeated() throws IOException {
        Set<String> drilled =
                DrillName.all().stream().map(DrillName::runbook).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(shipped(), drilled);
    }

    @Test
    void everyShippedRunbookCanBePractised() throws IOException {
        Set<String> practised = Scene.all().stream().map(Scene::runbook).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(shipped(), practised);
    }
}
