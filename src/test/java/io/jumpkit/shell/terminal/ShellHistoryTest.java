// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.session.Typed;
import io.jumpkit.transcript.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellHistoryTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "x mysql --password hunter2 => true",
                "x curl -H 'Authorization: Bearer abc' => true",
                "x psql postgres://me:pw@db/x => true",
                "x env PGPASSWORD=abc psql => true",
                "x curl -H 'Authorization: Basic b3BzOmh1bnRlcg==' => true",
                "x redis-cli config set requirepass hunter2a => true",
                "x psql -c \"alter user x password 'hunter3'\" => true",
                "x thing --api-key hunter4 => true",
                "x thing --db-password hunter6 => true",
                "x az --connection AccountKey=hunter7 => true",
                "x echo ghp_abcdefghijklmnopqrst0123 => true",
                "x git clone https://ghp_abcdefghijklmnopqrst0123@github.com/x => true",
                "x etcdctl --user root:hunter8 member list => true",
                "etcd members => false",
                "x cat /etc/passwd => false",
                "x ls --token-ring => false",
            })
    void knowsASecretWhenItSeesOne(String line, boolean secret) {
        ShellHistory history = new ShellHistory(Path.of("history"), new Typed(), Recorder.OFF::masked);

        assertEquals(secret, history.isSecret(line));
    }

    @Test
    void keepsTheFileForTheOperatorAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("state/history");

        new ShellHistory(file, new Typed(), Recorder.OFF::masked).protect();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }
}
