// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewClusterTest {
    private static final List<String> ENTRY = List.of("new:", "  nodes:", "    n[1-3]: {}");

    @TempDir
    Path folder;

    @Test
    void makesAnInventoryThatOnlyItsOwnerReads() throws IOException {
        Path file = folder.resolve("deep/clusters.yaml");

        new NewCluster(file, "new", ENTRY).write();

        assertEquals("clusters:\n  new:\n    nodes:\n      n[1-3]: {}\n", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void putsItselfBehindTheOtherClustersAndKeepsEveryLine() throws IOException {
        Path file = write(
                """
                # our clusters
                clusters:
                    prod:            # the real one
                        nodes: n1

                    # staging is gone
                # what all share
                defaults: {user: ops}
                """);

        new NewCluster(file, "new", ENTRY).write();

        assertEquals(
                """
                # our clusters
                clusters:
                    prod:            # the real one
                        nodes: n1

                    # staging is gone
                    new:
                      nodes:
                        n[1-3]: {}
                # what all share
                defaults: {user: ops}
                """,
                Files.readString(file));
    }

    @Test
    void startsTheSectionWhenThereIsNone() throws IOException {
        Path file = write("defaults: {user: ops}");

        new NewCluster(file, "new", ENTRY).write();

        assertEquals(
                "defaults: {user: ops}\nclusters:\n  new:\n    nodes:\n      n[1-3]: {}\n", Files.readString(file));
    }

    @Test
    void refusesWhatItCannotDoSafely() throws IOException {
        assertRefused("clusters: {a: {nodes: n1}}", "is written in braces");
        assertRefused("clusters:\n  new: {nodes: n1}\n", "there is a cluster 'new'");
        assertRefused("clusters: [\n", "not YAML");
    }

    private void assertRefused(String before, String why) throws IOException {
        Path file = write(before);

        UserError error = assertThrows(UserError.class, () -> new NewCluster(file, "new", ENTRY).write());

        assertEquals(true, error.what().contains(why), error.what());
        assertEquals(before, Files.readString(file));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("clusters.yaml"), text);
    }
}
