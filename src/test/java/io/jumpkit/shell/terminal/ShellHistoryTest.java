// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
                "etcd members => false",
                "x cat /etc/passwd => false",
                "x ls --token-ring => false",
            })
    void knowsASecretWhenItSeesOne(String line, boolean secret) {
        assertEquals(secret, ShellHistory.isSecret(line));
    }

    @Test
    void keepsTheFileForTheOperatorAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("state/history");

        new ShellHistory(file, new io.jumpkit.session.Typed()).protect();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }
}
