// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.command.Commands;
import io.jumpkit.shell.FakeRemote;
import io.jumpkit.shell.TestShell;
import io.jumpkit.shell.words.Words;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
    private final FakeRemote remote = new FakeRemote((node, command) -> node.name()
                    .equals("n5")
            ? FakeRemote.failed(node, Outcome.REFUSED, "nothing listens on port 22", Remains.NOTHING, Duration.ZERO)
            : FakeRemote.exited(node, 0, "", ""));
    private final TestShell shell = TestShell.with(
            remote, FanoutFamily.family(), Words.family(() -> new Commands(List.of(), Map.of(), List.of())));

    @TempDir
    Path folder;

    @Test
    void copiesAndSaysWhereItDidNotWork() throws IOException {
        Path file = Files.writeString(folder.resolve("a.conf"), "x".repeat(2048));

        assertEquals(
                """
                n[1-4] (4): copied 2.0 KiB to /etc/a.conf
                n5 (1): not reached: refused (nothing listens on port 22)
                ✗ 4 of 5 finished · exit 6
                next: on @unreachable
                exit 6
                """,
                shell.type("copy " + file + " /etc/").toString());
        assertEquals("n1: copy a.conf /etc/a.conf", remote.asked.get(0));
    }

    @Test
    void refusesWhatIsNoFile() {
        assertEquals(
                """
                ✗ /nowhere is not a file that can be read
                  next: name a local file; pack a folder with tar first
                exit 2
                """,
                shell.type("copy /nowhere /etc/").toString());
    }

    @Test
    void fetchesIntoAFolder() {
        Path into = folder.resolve("logs");

        assertEquals(
                "n[1-4] (4): fetched into " + into + "/\n",
                shell.type("fetch --on n[1-4] /var/log/syslog " + into).out());
    }
}
