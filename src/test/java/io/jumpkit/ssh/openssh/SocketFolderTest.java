// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.openssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketFolderTest {
    @TempDir
    Path folder;

    @Test
    void isInTheRuntimeFolderForNobodyElse() throws IOException {
        Path runtime = Files.createDirectory(folder.resolve("run"));

        try (SocketFolder sockets = SocketFolder.make(folder.resolve("cache"), runtime.toString())) {
            assertEquals(runtime.resolve("jumpkit"), sockets.path().getParent());
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(sockets.path())));
        }
    }

    @Test
    void isInTheCacheWhenTheRuntimeFolderCannotBeUsed() throws IOException {
        Path runtime = Files.writeString(folder.resolve("run"), "a file, as left behind by su");

        try (SocketFolder sockets = SocketFolder.make(folder.resolve("cache"), runtime.toString())) {
            assertEquals(folder.resolve("cache"), sockets.path().getParent());
        }
    }

    @Test
    void isAmongTemporaryFilesWhenThePathWouldBeTooLongForTheKernel() throws IOException {
        Path deep = folder.resolve("x".repeat(100));

        try (SocketFolder sockets = SocketFolder.make(deep, "")) {
            assertTrue(sockets.path().startsWith(System.getProperty("java.io.tmpdir")));
            assertTrue(Files.notExists(deep));
        }
    }
}
