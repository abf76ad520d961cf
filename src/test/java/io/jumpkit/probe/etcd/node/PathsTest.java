// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a stopped etcd's data is, by a unit that does not say it plainly. */
class PathsTest {
    @TempDir
    private Path folder;

    private Host host;
    private Path data;

    @BeforeEach
    void prepare() throws IOException {
        host = new Host(folder.resolve("host"));
        data = Files.createDirectories(folder.resolve("data/etcd"));
        Files.createDirectories(data.resolve("member"));
    }

    private List<String> said(String command, String environment, String workingDirectory) throws Exception {
        Path file = Files.writeString(folder.resolve("default"), environment);
        host.command(
                "systemctl",
                """
                case "$*" in
                  *LoadState*) echo loaded ;;
                  *ExecStart*) cat <<'END'
                { path=/usr/bin/etcd ; argv[]=/usr/bin/etcd %s ; ignore_errors=no ; }
                END
                  ;;
                  *EnvironmentFiles*) echo '%s (ignore_errors=no)' ;;
                  *WorkingDirectory*) echo '%s' ;;
                esac
                """
                        .formatted(command, file, workingDirectory));
        return host.run("data-dir.sh").out().lines().toList();
    }

    /** Nothing is moved from under an etcd that runs, and nothing restored beside it. */
    @Test
    void whereEtcdRunsNothingIsMovedOrRestored() throws Exception {
        host.process(7, "etcdctl").process(8, "etcd");
        host.with("DIR", data.toString())
                .with("WAL_DIR", "")
                .with("ASIDE", data + ".aside")
                .with("WAL_ASIDE", "");

        for (String script : List.of("set-aside.sh", "restore.sh")) {
            Host.Said said = host.run(script);

            assertEquals(3, said.exit(), said.toString());
            assertTrue(said.err().contains("etcd runs here (pid 8)"), said.toString());
        }
        assertTrue(host.run("data-dir.sh").out().contains("running=yes\npid=8\n"));
        assertTrue(Files.isDirectory(data.resolve("member")));
    }

    private void assertFound(List<String> said) {
        assertTrue(said.contains("path=" + data), said.toString());
        assertTrue(said.contains("exists=yes"), said.toString());
        assertTrue(said.contains("filled=yes"), said.toString());
    }

    private static void assertUnknown(String unclear, List<String> said) {
        assertTrue(said.contains("unclear=" + unclear), said.toString());
        for (String what : Arrays.asList("path=", "exists=", "filled=", "empty=")) {
            assertFalse(said.stream().anyMatch(line -> line.startsWith(what)), said.toString());
        }
    }

    @Test
    void aVariableOfTheUnitIsPutIn() throws Exception {
        assertFound(said("--data-dir=${DATA_DIR}", "DATA_DIR=" + data + "\n", ""));
        assertFound(said("--data-dir ${BASE}/${NAME}", "BASE=" + data.getParent() + "\nNAME=etcd\n", ""));
        assertFound(said("$OPTIONS", "OPTIONS=\"--name n1 --data-dir=" + data + "\"\n", ""));
    }

    @Test
    void aRelativePathIsInTheUnitsFolder() throws Exception {
        assertFound(said("--data-dir=etcd", "", data.getParent().toString()));
        assertFound(said("--data-dir=" + data.toString().substring(1), "", ""));
    }

    @Test
    void whatCannotBePutInIsNoPath() throws Exception {
        assertUnknown("${DATA_DIR}", said("--data-dir=${DATA_DIR}", "", ""));
        assertUnknown("/srv/${NAME}", said("--data-dir=/srv/${NAME}", "", ""));
        assertUnknown("etcd", said("--data-dir=etcd", "", "~"));
        assertUnknown("${WAL}", said("--data-dir=" + data + " --wal-dir=${WAL}", "", ""));
    }

    @Test
    void aPlainOneIsAsBefore() throws Exception {
        assertFound(said("--data-dir=" + data, "", ""));
        assertFound(said("", "ETCD_DATA_DIR=\"" + data + "\"\n", ""));
        assertEquals(0, host.run("data-dir.sh").exit());
    }
}
