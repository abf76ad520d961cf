// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.ssh.Output;
import io.jumpkit.ssh.exec.CappedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    Path folder;

    @Test
    void allFilesTogetherAreHeldToTheLimit() throws IOException {
        OutputFolder outputs = new OutputFolder(folder, 100);

        Output first = spilled(outputs, "n1", 80);
        Output second = spilled(outputs, "n2", 80);

        assertEquals(80, first.fileBytes());
        assertEquals(20, second.fileBytes());
        assertEquals(100, bytes());
    }

    @Test
    void oldFilesGoAndThenTheOldestOfTooMany() throws IOException {
        Path weekOld = file("a", 1, Duration.ofDays(8));
        Path older = file("b", 40, Duration.ofHours(2));
        Path newer = file("c", 40, Duration.ofHours(1));

        Output output = spilled(new OutputFolder(folder, 100), "n1", 80);

        assertFalse(Files.exists(weekOld));
        assertFalse(Files.exists(older));
        assertTrue(Files.exists(newer));
        assertEquals(60, output.fileBytes());
    }

    @Test
    void whatAnotherMayBeWritingStays() throws IOException {
        Path fresh = file("a", 90, Duration.ZERO);

        assertEquals(10, spilled(new OutputFolder(folder, 100), "n1", 80).fileBytes());
        assertTrue(Files.exists(fresh));
    }

    private Path file(String name, int bytes, Duration age) throws IOException {
        Path file = Files.write(folder.resolve(name), new byte[bytes]);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private static Output spilled(OutputFolder outputs, String node, int bytes) {
        CappedOutput output = new CappedOutput(4, () -> Optional.of(outputs.spool(node, "out")));
        output.accept(new byte[bytes], 0, bytes);
        return output.output();
    }

    private long bytes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(f -> f.toFile().length()).sum();
        }
    }
}
