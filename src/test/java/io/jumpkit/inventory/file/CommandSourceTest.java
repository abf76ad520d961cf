// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandSourceTest {
    @TempDir
    Path folder;

    private Path nodes;

    @BeforeEach
    void answer() throws IOException {
        nodes = Files.writeString(
                folder.resolve("nodes"), "{\"n[1-2]\": {\"address\": \"10.0.0.[1-2]\", \"roles\": [\"etcd\"]}}");
    }

    @Test
    void readsNodesFromWhatACommandPrints() throws IOException {
        Cluster x = file("[cat, nodes]").cluster("x");

        assertEquals("n[1-2]", x.withRole("etcd").toString());
        assertEquals("10.0.0.2", x.node("n2").orElseThrow().ssh().address());
    }

    @Test
    void readsPlainNames() throws IOException {
        Files.writeString(nodes, "db1\ndb2\ndb[7-8]\n");

        assertEquals("db[1-2,7-8]", file("[cat, nodes]").cluster("x").all().toString());
    }

    @Test
    void fallsBackToTheLastAnswerAndSaysSo() throws IOException {
        file("[cat, nodes]").cluster("x");
        Files.setLastModifiedTime(
                folder.resolve("cache/inventory/x.nodes"), FileTime.from(Instant.parse("2026-11-22T08:31:04Z")));
        ClustersFile later = file("[sh, -c, 'echo no route >&2; exit 3']");

        Cluster x = later.cluster("x");

        assertEquals("n[1-2]", x.all().toString());
        assertEquals(
                List.of("~/clusters.yaml:1:16: 'sh -c echo no route >&2; exit 3' exited 3: no route"
                        + " (using the nodes it named at 2026-11-22T08:31:04Z)"),
                later.remarks("x"));
    }

    @Test
    void withoutAnEarlierAnswerAFailureIsAnError() throws IOException {
        ClustersFile file = file("[sh, -c, exit 3]");

        UserError error = assertThrows(UserError.class, () -> file.cluster("x"));

        assertTrue(error.what().contains("'sh -c exit 3' exited 3"), error.what());
    }

    @Test
    void endsACommandThatTakesTooLong() throws IOException {
        ClustersFile file = file("[sleep, '60'], timeout: 100ms");

        UserError error = assertThrows(UserError.class, () -> file.cluster("x"));

        assertTrue(error.what().contains("'sleep 60' did not end within 100 ms"), error.what());
    }

    @Test
    void isNotAskedByACheck() throws IOException {
        Findings findings = file("[touch, touched]").check(java.util.Set.of());

        assertEquals(List.of(), findings.problems());
        assertTrue(Files.notExists(folder.resolve("touched")));
    }

    private ClustersFile file(String command) throws IOException {
        Path file = Files.writeString(
                folder.resolve("clusters.yaml"), "clusters: {x: {source: {command: " + command + "}}}");
        return new ClustersFile(file, folder.resolve("cache"), Map.of("HOME", folder.toString()));
    }
}
