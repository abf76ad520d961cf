// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {
    @TempDir
    private Path folder;

    private SnapshotFile.State stateOf(byte[] contents) throws IOException {
        return SnapshotFile.read(Files.write(folder.resolve("s.db"), contents)).state();
    }

    private static byte[] withHash(byte[] database) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(database);
            byte[] all = Arrays.copyOf(database, database.length + hash.length);
            System.arraycopy(hash, 0, all, database.length, hash.length);
            return all;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isGoodWhenTheHashFits() throws IOException {
        assertEquals(SnapshotFile.State.GOOD, stateOf(withHash(new byte[4096])));
    }

    @Test
    void isBrokenWhenAByteChanged() throws IOException {
        byte[] file = withHash(new byte[4096]);
        file[100] = 1;

        assertEquals(SnapshotFile.State.BROKEN, stateOf(file));
    }

    @Test
    void isBrokenWhenCutShort() throws IOException {
        assertEquals(SnapshotFile.State.BROKEN, stateOf(Arrays.copyOf(withHash(new byte[4096]), 4000)));
        assertEquals(SnapshotFile.State.BROKEN, stateOf(new byte[0]));
        assertEquals(SnapshotFile.State.BROKEN, stateOf(new byte[32]));
    }

    @Test
    void aWholeNumberOfPagesHasNoHash() throws IOException {
        assertEquals(SnapshotFile.State.NO_HASH, stateOf(new byte[4096]));
    }

    @Test
    void whatIsNoDatabaseHasNoFacts() throws IOException {
        Path file = Files.write(folder.resolve("s.db"), withHash(new byte[8192]));

        assertEquals(BoltFile.Facts.NONE, BoltFile.facts(file));
        assertEquals(BoltFile.Facts.NONE, BoltFile.facts(Files.write(file, new byte[7])));
    }
}
