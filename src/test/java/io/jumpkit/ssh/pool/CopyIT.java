// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import io.jumpkit.testing.PrivateSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files to and from nodes. */
class CopyIT extends OneServer {

    @Test
    void copiesAFileWithItsPermissionsAndFetchesItBack() throws Exception {
        Path file = Files.write(folder.resolve("data"), new byte[300_000]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
        Path there = folder.resolve("there");

        NodeResult copied = pool.pool()
                .copy(List.of(node), file, there.toString(), Progress.NONE, new Cancellation())
                .get(0);
        NodeResult fetched = pool.pool()
                .fetch(List.of(node), there.toString(), folder.resolve("got"), Progress.NONE, new Cancellation())
                .get(0);

        assertTrue(copied.ok(), copied.detail());
        assertTrue(fetched.ok(), fetched.detail());
        Path back = folder.resolve("got/there.n1");
        assertEquals(-1, Files.mismatch(file, back));
        assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(there)));
        assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(back)));
    }

    @Test
    void movesFilesThroughTheShellWhereThereIsNoSftp() throws Exception {
        Path file = Files.write(folder.resolve("data"), new byte[300_000]);
        Path there = Files.createDirectory(folder.resolve("it's there"));
        try (PrivateSshd bare = PrivateSshd.start("Subsystem other internal-sftp")) {
            Node without = bare.node("n2", "127.0.0.1");

            NodeResult copied = pool.pool()
                    .copy(List.of(without), file, there.toString(), Progress.NONE, new Cancellation())
                    .get(0);
            NodeResult fetched = pool.pool()
                    .fetch(List.of(without), there + "/data", folder, Progress.NONE, new Cancellation())
                    .get(0);

            assertTrue(copied.ok(), copied.toString());
            assertTrue(fetched.ok(), fetched.toString());
            assertEquals(-1, Files.mismatch(file, folder.resolve("data.n2")));
        }
    }

    @Test
    void saysWhyAFileCouldNotBeCopied() throws Exception {
        Path file = Files.writeString(folder.resolve("data"), "x");

        NodeResult result = pool.pool()
                .copy(List.of(node), file, "/nowhere/at/all", Progress.NONE, new Cancellation())
                .get(0);

        assertEquals(1, result.exit().orElseThrow());
        assertTrue(result.err().contains("No such file"), result.err());
    }
}
