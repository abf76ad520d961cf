// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.output.Candidate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
    @TempDir
    Path home;

    @BeforeEach
    void fill() throws Exception {
        Files.createDirectory(home.resolve("backups"));
        Files.createFile(home.resolve("backups/monday.db"));
        Files.createFile(home.resolve("backup.sh"));
        Files.createFile(home.resolve(".bashrc"));
    }

    private List<String> offered(String typed) {
        return LocalFiles.beginning(typed, home.toString()).stream()
                .map(Candidate::value)
                .toList();
    }

    @Test
    void offersFilesAndFoldersWithTheirSlash() {
        assertEquals(List.of(home + "/backup.sh", home + "/backups/"), offered(home + "/back"));
    }

    @Test
    void theTildeIsTheOperatorsHomeAndStaysAsTyped() {
        assertEquals(List.of("~/backups/monday.db"), offered("~/backups/"));
        assertEquals(home.resolve("a.db"), LocalFiles.of("~/a.db", home.toString()));
        assertEquals(Path.of("a.db"), LocalFiles.of("a.db", home.toString()));
    }

    @Test
    void hiddenFilesOnlyWhenADotWasTyped() {
        assertEquals(List.of("~/.bashrc"), offered("~/."));
        assertEquals(List.of("~/backup.sh", "~/backups/"), offered("~/"));
    }

    @Test
    void aFolderThatIsNotThereOffersNothing() {
        assertEquals(List.of(), offered("/nowhere/at/all/"));
        assertEquals(List.of(), offered("\0"));
    }
}
