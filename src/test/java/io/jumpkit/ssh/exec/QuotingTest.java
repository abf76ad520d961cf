// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "two words",
                "it's",
                "''",
                "\"x\"",
                "$HOME",
                "`id`",
                "a\\b",
                "\\\\'",
                "!x",
                "line\nline",
                "* ? [a]",
                "&& ; | < >",
                "\\",
                "ünïcode",
                "-n"
            })
    void shellsReadBackExactlyWhatWasMeant(String text) throws Exception {
        for (String shell : new String[] {"sh", "bash"}) {
            Process process = new ProcessBuilder(shell, "-c", "printf %s " + Quoting.word(text)).start();
            assertEquals(text, new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8), shell);
        }
    }

    @Test
    void modesAreReadFromAListing() {
        assertEquals(0754, ShellFiles.mode("-rwxr-xr-- 1 root root 5 Jan 1 00:00 x"));
        assertEquals(0755, ShellFiles.mode("-rwsr-sr-t 1 root root 5 Jan 1 00:00 x"));
        assertEquals(0600, ShellFiles.mode("-rw------- 1 root root 5 Jan 1 00:00 x"));
    }
}
