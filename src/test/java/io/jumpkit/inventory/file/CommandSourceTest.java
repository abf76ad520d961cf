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
import java.util.stream.Stream;
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
        asOf("2026-11-22T08:31:04Z");
        Files.delete(nodes);
        ClustersFile later = file("[cat, nodes]");

        Cluster x = later.cluster("x");

        assertEquals("n[1-2]", x.all().toString());
        assertEquals(
                List.of("~/clusters.yaml:1:16: 'cat nodes' exited 1: cat: nodes: No such file or directory"
                        + " (using the nodes it named at 2026-11-22T08:31:04Z)"),
                later.remarks("x"));
    }

    @Test
    void anAnswerThatCannotBeReadAsNodesIsAFailureToo() throws IOException {
        file("[cat, nodes]").cluster("x");
        asOf("2026-11-22T08:31:04Z");
        Files.writeString(nodes, "{\"n1\": {\"address\": [\"10.0.0.1\"]}}");
        ClustersFile later = file("[cat, nodes]");

        assertEquals("n[1-2]", later.cluster("x").all().toString());
        assertEquals(
                List.of(
                        "~/clusters.yaml:1:16: the output of 'cat nodes': 'address' of node n1 must be a text, not a list"
                                + " (using the nodes it named at 2026-11-22T08:31:04Z)"),
                later.remarks("x"));
    }

    @Test
    void anErrorThatReadsLikeANodeIsRemarkedOnAndNeverReplacesTheNodesThatWereGood() throws IOException {
        file("[cat, nodes]").cluster("x");
        asOf("2026-11-22T08:31:04Z");
        Files.writeString(nodes, "{\"message\": \"Unauthorized\"}");
        ClustersFile later = file("[cat, nodes]");

        assertEquals("message", later.cluster("x").all().toString());
        assertEquals(
                List.of("~/clusters.yaml:1:16: the output of 'cat nodes' has none of the nodes it named at"
                        + " 2026-11-22T08:31:04Z (n[1-2]) (if that is right: rm " + kept().get(0) + ")"),
                later.remarks("x"));
        Files.delete(nodes);
        assertEquals("n[1-2]", file("[cat, nodes]").cluster("x").all().toString());
    }

    @Test
    void answersOfOtherCommandsForAClusterOfTheSameNameAreNotUsed() throws IOException {
        file("[cat, nodes]").cluster("x");
        ClustersFile other = file("[cat, elsewhere]");

        UserError error = assertThrows(UserError.class, () -> other.cluster("x"));

        assertTrue(error.what().contains("'cat elsewhere' exited 1"), error.what());
    }

    @Test
    void answersOfAnotherInventoryForAClusterOfTheSameNameAreNotUsed() throws IOException {
        file("[cat, " + nodes + "]").cluster("x");
        Path other = Files.createDirectory(folder.resolve("other"));
        Path copy = Files.copy(folder.resolve("clusters.yaml"), other.resolve("clusters.yaml"));
        Files.delete(nodes);
        ClustersFile theirs = new ClustersFile(copy, folder.resolve("cache"), Map.of("HOME", folder.toString()));

        assertThrows(UserError.class, () -> theirs.cluster("x"));
        assertEquals("n[1-2]", file("[cat, " + nodes + "]").cluster("x").all().toString());
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

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/inventory"))) {
            return files.toList();
        }
    }

    private void asOf(String time) throws IOException {
        Files.setLastModifiedTime(kept().get(0), FileTime.from(Instant.parse(time)));
    }

    private ClustersFile file(String command) throws IOException {
        Path file = Files.writeString(
                folder.resolve("clusters.yaml"), "clusters: {x: {source: {command: " + command + "}}}");
        return new ClustersFile(file, folder.resolve("cache"), Map.of("HOME", folder.toString()));
    }
}
