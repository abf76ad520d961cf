// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.snapshot.SnapshotRow;
import io.jumpkit.testing.LoopbackEtcd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of a real cluster, with quorum and without. */
class SnapshotIT {
    @TempDir
    private Path folder;

    @TempDir
    private Path out;

    private LoopbackEtcd etcd;
    private EtcdShell shell;

    @BeforeEach
    void start() {
        etcd = LoopbackEtcd.start(folder, 3);
        shell = new EtcdShell(etcd.cluster());
        for (int i = 0; i < 50; i++) {
            etcd.put("n1", "key" + i, "value".repeat(i));
        }
    }

    @AfterEach
    void stop() {
        shell.close();
        etcd.close();
    }

    private SnapshotRow row(String line) throws InterruptedException {
        return EtcdShell.rows(shell.type(line), SnapshotRow.class).get(0);
    }

    @Test
    void isSavedWholeAndForItsOwnerAlone() throws InterruptedException, IOException {
        Path file = out.resolve("before.db");

        SnapshotRow row = row("etcd snapshot save " + file + " --from n2");

        assertEquals(file, row.file());
        assertEquals("n2", row.member().orElseThrow());
        assertTrue(row.hashOk().orElseThrow());
        assertEquals(51, row.revision().orElseThrow());
        assertTrue(row.raftIndex().orElseThrow() > 50);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(row.sha256(), row("etcd snapshot verify " + file).sha256());
    }

    @Test
    void isNeverWrittenOverAnotherFile() throws IOException {
        Path file = Files.writeString(out.resolve("precious.db"), "mine");

        UserError error = assertThrows(UserError.class, () -> shell.type("etcd snapshot save " + file));

        assertEquals(ExitCode.REFUSED, error.exit());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void comesFromTheSurvivorWithoutQuorum() throws InterruptedException {
        etcd.kill("n1");
        etcd.kill("n3");
        Path file = out.resolve("survivor.db");

        Result result = shell.type("etcd snapshot save " + file);

        SnapshotRow row = EtcdShell.rows(result, SnapshotRow.class).get(0);
        assertEquals("n2", row.member().orElseThrow());
        assertTrue(row.hashOk().orElseThrow());
        assertTrue(EtcdShell.screen(result).contains("without quorum a member may miss"), EtcdShell.screen(result));
    }

    @Test
    void leavesNothingBehindWhenTheMemberIsDead() throws IOException, InterruptedException {
        etcd.kill("n3");
        Path file = out.resolve("none.db");

        UserError error = assertThrows(UserError.class, () -> shell.type("etcd snapshot save " + file + " --from n3"));

        assertEquals(ExitCode.UNANSWERED, error.exit());
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aChangedByteIsFound() throws InterruptedException, IOException {
        Path file = out.resolve("changed.db");
        shell.type("etcd snapshot save " + file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        Result result = shell.type("etcd snapshot verify " + file);

        assertEquals(ExitCode.ILL, result.exit());
        assertFalse(EtcdShell.rows(result, SnapshotRow.class).get(0).hashOk().orElseThrow());
    }

    @Test
    void aMembersOwnDatabaseHasNoHash() throws InterruptedException {
        etcd.kill("n1");

        Result result = shell.type("etcd snapshot verify " + folder.resolve("n1/member/snap/db"));

        assertEquals(ExitCode.ILL, result.exit());
        assertTrue(EtcdShell.rows(result, SnapshotRow.class).get(0).hashOk().isEmpty());
    }
}
