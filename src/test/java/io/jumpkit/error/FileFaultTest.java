// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultTest {
    @TempDir
    Path folder;

    @Test
    void saysWhyAndNotWhich() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertEquals("there is no such file", reading(folder.resolve("none")));
        assertEquals("Is a directory", reading(folder));
        assertEquals("it is not UTF-8 text", reading(binary));
        assertEquals("Not a directory", reading(binary.resolve("inside")));
        assertEquals("permission denied", FileFault.of(new AccessDeniedException("/etc/shadow")));
        assertEquals("IOException", FileFault.of(new IOException()));
    }

    private static String reading(Path file) {
        return FileFault.of(assertThrows(IOException.class, () -> Files.readString(file)));
    }
}
