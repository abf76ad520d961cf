// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.inventory.file.ClustersFile;
import io.jumpkit.output.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shell without a cluster says before its first prompt. */
class GreetingTest {
    @TempDir
    Path home;

    @Test
    void saysHowToGetAnInventory() {
        assertEquals(
                """
                There is no inventory yet: no file ~/clusters.yaml
                  make one  inventory import --ssh-config ~/.ssh/config --name prod --write
                  by hand   help clusters
                  practise  lab up; use lab   five hosts on this machine
                Type help, or Tab.
                """,
                greeting());
    }

    @Test
    void namesTheClusters() throws IOException {
        Files.writeString(home.resolve("clusters.yaml"), "clusters: {a: {nodes: n1}, b: {nodes: n1}}");

        assertEquals(
                """
                Open a cluster: use CLUSTER   (a, b; to practise: lab)
                Type help, or Tab.
                """,
                greeting());
    }

    @Test
    void pointsAtAnInventoryThatCannotBeRead() throws IOException {
        Files.writeString(home.resolve("clusters.yaml"), "clusters: [");

        assertEquals(
                """
                ▲ No cluster of ~/clusters.yaml can be opened: inventory check
                Type help, or Tab.
                """,
                greeting());
    }

    private String greeting() {
        Map<String, String> environment = Map.of("HOME", home.toString());
        ClustersFile clusters = new ClustersFile(home.resolve("clusters.yaml"), home.resolve("cache"), environment);
        return new Greeting(environment)
                .lines(Optional.empty(), clusters, Optional.empty()).stream()
                        .map(Line::text)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
    }
}
