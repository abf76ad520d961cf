// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Progress;
import io.jumpkit.testing.PrivateSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertEquals(back.toString(), fetched.detail());
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

    @ParameterizedTest
    @ValueSource(strings = {"Subsystem sftp internal-sftp", "Subsystem other internal-sftp"})
    void aConnectionThatBreaksInTheMiddleLeavesTheOldFileInPlace(String subsystem) throws Exception {
        try (PrivateSshd own = PrivateSshd.start(subsystem)) {
            NodeResult result = copyOverAnOldFile(own.node("n2", "127.0.0.1"), () -> own.sessions().stream()
                    .filter(process -> process.info().command().orElse("").contains("sshd"))
                    .forEach(ProcessHandle::destroyForcibly));

            // The last that a dying server says can be that the script there missed the rest, and gave up.
            assertTrue(Set.of(Outcome.CUT, Outcome.EXITED).contains(result.outcome()), result.toString());
            assertFalse(result.ok(), result.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subsystem sftp internal-sftp", "Subsystem other internal-sftp"})
    void oneThatIsCalledOffInTheMiddleLeavesTheOldFileInPlace(String subsystem) throws Exception {
        try (PrivateSshd own = PrivateSshd.start(subsystem)) {
            NodeResult result = copyOverAnOldFile(own.node("n2", "127.0.0.1"), cancellation::cancel);

            assertEquals(Outcome.CANCELLED, result.outcome(), result.toString());
        }
    }

    private final Cancellation cancellation = new Cancellation();

    /** A long file over a short one, with trouble once part of it has moved; the short one must still be there. */
    private NodeResult copyOverAnOldFile(Node to, Runnable trouble) throws Exception {
        Path file = Files.write(folder.resolve("data"), new byte[256 * 1024 * 1024]);
        Path there =
                Files.writeString(Files.createDirectory(folder.resolve("there")).resolve("data"), "old");
        AtomicBoolean once = new AtomicBoolean();
        Progress progress = new Progress() {
            @Override
            public void moved(Node node, long bytes, long totalBytes) {
                if (bytes > 1024 * 1024 && once.compareAndSet(false, true)) {
                    new Thread(trouble).start();
                }
            }
        };

        NodeResult result = pool.pool()
                .copy(List.of(to), file, there.toString(), progress, cancellation)
                .get(0);

        // What runs on the node takes note a moment later.
        Thread.sleep(2000);
        assertEquals("old", Files.readString(there));
        return result;
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
