// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data on a disk that is mounted as etcd's data directory, and a log in a folder of its own in it. */
class DiskOfItsOwnTest {
    private static final String SNAPSHOT = "a database";
    /** What etcd's tool makes, of a directory that must not be there. */
    private static final String TOOL =
            """
            while [ $# -gt 0 ]; do
              case $1 in --data-dir) dir=$2 ;; --wal-dir) wal=$2 ;; esac
              shift
            done
            [ ! -e "$dir" ] || { echo "$dir exists" >&2; exit 1; }
            mkdir -p "$dir/member/snap" "${wal:-$dir/member/wal}" && touch "${wal:-$dir/member/wal}/0.wal"
            """;

    @TempDir
    private Path folder;

    private Path data;
    private Host host;

    @BeforeEach
    void prepare() throws IOException {
        data = folder.resolve("etcd");
        host = new Host(folder.resolve("host")).command("etcdctl", TOOL);
    }

    private Path disk() throws IOException {
        Files.createDirectories(data.resolve("lost+found"));
        host.disk(data);
        return data;
    }

    private Host.Said setAside(Path aside) throws Exception {
        return host.with("DIR", data.toString())
                .with("ASIDE", aside.toString())
                .with("WAL_DIR", "")
                .with("WAL_ASIDE", "")
                .run("set-aside.sh");
    }

    private Host.Said restore(String mount, String wal) throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(SNAPSHOT.getBytes()));
        return host.with("DIR", data.toString())
                .with("MOUNT", mount)
                .with("WAL_DIR", wal)
                .with("SIZE", "10")
                .with("SHA256", hash)
                .with("TOOL", folder.resolve("host/bin/etcdctl").toString())
                .with("EXTRA", "")
                .with("BUMP", "0")
                .with("NAME", "n1")
                .with("INITIAL_CLUSTER", "n1=http://10.0.1.11:2380")
                .with("TOKEN", "t")
                .with("PEER_URLS", "http://10.0.1.11:2380")
                .with("OWNER", System.getProperty("user.name"))
                .run("restore.sh", SNAPSHOT);
    }

    @Test
    void whatIsOnItIsSetAsideOnIt() throws Exception {
        Files.createDirectories(disk().resolve("member/snap"));

        Path aside = data.resolve("jumpkit-aside-1");
        Host.Said said = setAside(aside);

        assertEquals(0, said.exit(), said.err());
        assertTrue(Files.isDirectory(aside.resolve("member/snap")));
        assertFalse(Files.exists(data.resolve("member")));
        assertTrue(Files.isDirectory(data.resolve("lost+found")));
    }

    @Test
    void aDirectoryIsStillRenamed() throws Exception {
        Files.createDirectories(data.resolve("member/snap"));

        Host.Said said = setAside(folder.resolve("etcd.aside-1"));

        assertEquals(0, said.exit(), said.err());
        assertTrue(Files.isDirectory(folder.resolve("etcd.aside-1/member/snap")));
    }

    @Test
    void itIsRestoredInto() throws Exception {
        Files.createDirectories(disk().resolve("jumpkit-aside-1/member"));

        Host.Said said = restore("yes", data.resolve("log").toString());

        assertEquals(0, said.exit(), said.err());
        assertTrue(Files.exists(data.resolve("member/jumpkit-restored")));
        assertTrue(Files.exists(data.resolve("log/0.wal")));
        try (var left = Files.list(data)) {
            assertEquals(4, left.count());
        }
    }

    @Test
    void itIsNotRestoredOver() throws Exception {
        Files.createDirectories(disk().resolve("member"));

        Host.Said said = restore("yes", "");

        assertEquals(4, said.exit(), said.err());
        assertEquals(data + " exists and is not empty\n", said.err());
    }

    @Test
    void aLogInTheDataDirectoryIsMovedWithIt() throws Exception {
        Files.createDirectories(data);

        Host.Said said = restore("no", data.resolve("wal").toString());

        assertEquals(0, said.exit(), said.err());
        assertTrue(Files.exists(data.resolve("wal/0.wal")));
        assertTrue(Files.exists(data.resolve("member/jumpkit-restored")));
    }

    @Test
    void aLogElsewhereIsMovedByItself() throws Exception {
        Host.Said said = restore("no", folder.resolve("log").toString());

        assertEquals(0, said.exit(), said.err());
        assertTrue(Files.exists(folder.resolve("log/0.wal")));
    }

    @Test
    void aDiskThatNobodyKnewOfIsNotSaidToBeFilled() throws Exception {
        disk();
        Files.delete(data.resolve("lost+found"));

        Host.Said said = restore("no", "");

        assertEquals(4, said.exit(), said.err());
        assertTrue(said.err().contains("Device or resource busy"), said.err());
        assertFalse(Files.exists(data.resolve("member")));
    }

    @Test
    void itIsSaidToBeOneAndToBeEmpty() throws Exception {
        disk();
        host.command(
                "systemctl",
                "case \"$*\" in *LoadState*) echo loaded ;; *ExecStart*) echo '{ path=/usr/bin/etcd ;"
                        + " argv[]=/usr/bin/etcd --data-dir=" + data + " ; }' ;; esac");

        String said = host.run("data-dir.sh").out();
        assertTrue(said.contains("mount=yes\nfilled=no\nempty=yes\n"), said);

        Files.createDirectories(data.resolve("member"));
        said = host.run("data-dir.sh").out();
        assertTrue(said.contains("mount=yes\nfilled=yes\nempty=no\n"), said);
    }
}
