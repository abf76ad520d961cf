// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.Freeze;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreezeReaderTest {
    @TempDir
    Path folder;

    @Test
    void readsDaysAndMoments() throws IOException {
        List<Freeze> freezes =
                file("""
                        clusters:
                          prod:
                            nodes: n1
                            freeze:
                              - {from: 2026-12-20, until: "2027-01-04T08:00:00+01:00", why: year end}
                              - {from: 2026-11-27, until: 2026-11-28}
                        """)
                        .cluster("prod")
                        .freezes();

        assertEquals(
                List.of(
                        freeze("2026-12-20T00:00:00Z", "2027-01-04T07:00:00Z", "year end"),
                        freeze("2026-11-27T00:00:00Z", "2026-11-28T00:00:00Z", "")),
                freezes);
    }

    @Test
    void oneNeedsNoList() throws IOException {
        assertEquals(
                List.of(freeze("2026-11-27T00:00:00Z", "2026-11-28T18:30:00Z", "sale")),
                file("clusters: {prod: {nodes: n1, freeze: {from: 2026-11-27, until: 2026-11-28T18:30:00Z, why: sale}}}")
                        .cluster("prod")
                        .freezes());
    }

    @Test
    void holdsFromItsFirstMomentToBeforeItsLast() {
        Freeze freeze = freeze("2026-11-27T00:00:00Z", "2026-11-28T00:00:00Z", "");

        assertFalse(freeze.holds(freeze.from().minusMillis(1)));
        assertTrue(freeze.holds(freeze.from()));
        assertTrue(freeze.holds(freeze.until().minusMillis(1)));
        assertFalse(freeze.holds(freeze.until()));
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Findings findings =
                file("""
                        clusters:
                          prod:
                            nodes: n1
                            freeze:
                              - {from: christmas, until: 2027-01-04}
                              - {from: 2027-01-04, until: 2026-12-20}
                              - {until: 2026-12-20, because: year end}
                        """)
                        .check(Set.of());

        assertEquals(
                """
                ~/clusters.yaml:5:16: 'christmas' is no moment
                    - {from: christmas, until: 2027-01-04}
                             ^^^^^^^^^ write a day, 2026-12-24 (its midnight, UTC), or a moment, 2026-12-24T18:00:00Z
                ~/clusters.yaml:6:9: this freeze ends before it begins
                    - {from: 2027-01-04, until: 2026-12-20}
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ from: is the earlier one
                ~/clusters.yaml:7:9: a freeze without from:
                    - {until: 2026-12-20, because: year end}
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write a day, 2026-12-24 (its midnight, UTC), or a moment, 2026-12-24T18:00:00Z
                ~/clusters.yaml:7:29: 'because' is not a setting of freeze
                    - {until: 2026-12-20, because: year end}
                                          ^^^^^^^ known: from, until, why
                """,
                findings.problems().stream()
                        .flatMap(p -> findings.text().show(p).stream())
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()));
    }

    private static Freeze freeze(String from, String until, String why) {
        return new Freeze(Instant.parse(from), Instant.parse(until), why);
    }

    private ClustersFile file(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("clusters.yaml"), yaml);
        return new ClustersFile(file, folder.resolve("cache"), Map.of("HOME", folder.toString()));
    }
}
