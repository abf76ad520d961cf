// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshSettingsTest {
    @TempDir
    Path folder;

    @Test
    void aJumpHostIsCheckedWhereItIsWritten() throws IOException {
        ClustersFile file = file("clusters: {x: {jump: \"b1, bastion:ssh\", nodes: [n1]}}");

        assertEquals(
                List.of("1:22 'bastion:ssh' is not a host to jump through: write [USER@]HOST[:PORT]"),
                file.check(Set.of()).problems().stream()
                        .map(p -> p.place() + " " + p.what() + ": " + p.hint())
                        .toList());
    }

    @Test
    void severalJumpHostsAreWrittenAsAListOrWithCommas() throws IOException {
        for (String jump : List.of("\"ops@b1:2222, [::1]:22\"", "[\"ops@b1:2222\", \"[::1]:22\"]")) {
            ClustersFile file = file("clusters: {x: {jump: " + jump + ", nodes: [n1]}}");

            assertEquals(
                    List.of("ops@b1:2222", "[::1]:22"),
                    file.cluster("x").node("n1").orElseThrow().ssh().jumps());
        }
    }

    private ClustersFile file(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("clusters.yaml"), text);
        return new ClustersFile(file, folder.resolve("cache"), Map.of("HOME", folder.toString()));
    }
}
