// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code copy-database.sh} on a host of folders. */
class CopyDatabaseTest {
    private static final byte[] DATABASE = "pages".repeat(1000).getBytes();

    @TempDir
    private Path folder;

    private Path there;
    private Host host;

    @BeforeEach
    void prepare() throws IOException {
        Path data = folder.resolve("etcd data");
        Files.write(Files.createDirectories(data.resolve("member/snap")).resolve("db"), DATABASE);
        there = Files.createDirectories(folder.resolve("jumpkit-snapshot.x"));
        host = new Host(folder.resolve("host")).with("DIR", data.toString()).with("JUMPKIT_FOLDER", there.toString());
    }

    @Test
    void aStoppedMembersDatabaseIsCopiedAndCounted() throws Exception {
        Host.Said said = host.run("copy-database.sh");

        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(DATABASE));
        assertEquals("sha256=" + hash + "\nbytes=" + DATABASE.length + "\n", said.out(), said.err());
        Path copy = there.resolve("db");
        assertArrayEquals(DATABASE, Files.readAllBytes(copy));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
    }

    @Test
    void whileEtcdRunsNothingIsCopied() throws Exception {
        assertRefused(host.process(4711, "etcd").run("copy-database.sh"), 3, "etcd runs here (pid 4711)");
    }

    @Test
    void whatWasWrittenToMeanwhileIsThrownAway() throws Exception {
        Path proc = folder.resolve("host/proc/12");
        host.command("cp", "/bin/cp \"$@\" && mkdir -p " + proc + " && echo etcd >" + proc + "/comm");

        assertRefused(host.run("copy-database.sh"), 3, "etcd runs here (pid 12)");
    }

    @Test
    void whereThereIsNoDatabaseItSaysWhich() throws Exception {
        Path other = folder.resolve("other");

        assertRefused(
                host.with("DIR", other.toString()).run("copy-database.sh"),
                4,
                "there is no " + other + "/member/snap/db");
    }

    @Test
    void withoutRoomForACopyNothingIsBegun() throws Exception {
        host.command("df", "echo Filesystem; echo '/dev/vda 100 97 3 97% /var/tmp'");

        Host.Said said = host.run("copy-database.sh");

        assertRefused(said, 5, there + " has 3 KiB free");
    }

    private void assertRefused(Host.Said said, int exit, String why) {
        assertEquals(exit, said.exit(), said.err());
        assertTrue(said.err().startsWith(why), said.err());
        assertEquals("", said.out());
        assertFalse(Files.exists(there.resolve("db")));
    }
}
