// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFilesTest {
    @TempDir
    Path home;

    @Test
    void hostsThatMatchTheSameLinesAreTreatedAlike() throws IOException {
        ConfigFiles files = read("Host web*\n User a\nHost *\n User b\n");

        assertEquals(files.treatment("web1"), files.treatment("WEB2"));
        assertNotEquals(files.treatment("web1"), files.treatment("db1"));
    }

    @Test
    void negatedPatternsCount() throws IOException {
        ConfigFiles files = read("host=\"web*\" !web3\n User a\n");

        assertNotEquals(files.treatment("web1"), files.treatment("web3"));
        assertEquals(files.treatment("db"), files.treatment("web3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Match exec x\n", "CanonicalizeHostname yes\n", "Include %d/x\n", "Include ${X}/x\n"})
    void whatOnlySshCanTellIsAskedPerHost(String text) throws IOException {
        assertEquals(Optional.empty(), read(text).treatment("web1"));
    }

    @Test
    void readsWhatIsIncluded() throws IOException {
        Files.createDirectories(home.resolve(".ssh/d"));
        Files.writeString(home.resolve(".ssh/d/one.conf"), "Host web*\n");
        ConfigFiles files = read("Include d/*.conf\n");

        assertNotEquals(files.treatment("web1"), files.treatment("db1"));
    }

    @Test
    void noticesNewAndChangedFiles() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".ssh/d"));
        Files.setLastModifiedTime(folder, java.nio.file.attribute.FileTime.fromMillis(1000));
        ConfigFiles files = read("Include d/*.conf\n");
        assertTrue(files.unchanged());

        Files.writeString(folder.resolve("one.conf"), "Host web*\n");

        assertFalse(files.unchanged());
    }

    @Test
    void withoutFilesAllAreAlike() {
        ConfigFiles files = ConfigFiles.read(List.of(home.resolve("absent")), home);

        assertEquals(files.treatment("a"), files.treatment("b"));
        assertTrue(files.treatment("a").isPresent());
    }

    private ConfigFiles read(String text) throws IOException {
        Path file = home.resolve("config");
        Files.writeString(file, text);
        return ConfigFiles.read(List.of(file), home);
    }
}
