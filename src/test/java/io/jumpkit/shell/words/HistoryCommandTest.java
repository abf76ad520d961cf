// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.session.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {
    @TempDir
    Path folder;

    @Test
    void readsLinesWithTheirTimes() throws IOException {
        Path file = Files.writeString(
                folder.resolve("history"), "1795341064000:use prod\n1795341065000:a\\nb c:\\\\d\nnot a line of ours\n");

        assertEquals(
                List.of(
                        new HistoryCommand.Row(Instant.ofEpochMilli(1795341064000L), "use prod"),
                        new HistoryCommand.Row(Instant.ofEpochMilli(1795341065000L), "a\nb c:\\d")),
                HistoryCommand.read(file));
    }

    @Test
    void whatAFullDiskDidNotTakeIsThereAllTheSame() {
        Instant first = Instant.ofEpochMilli(1795341064000L);
        Typed typed = new Typed();
        typed.add(first.plusNanos(12_345), "use prod");
        typed.add(first.plusSeconds(1), "etcd members");

        assertEquals(
                List.of(
                        new HistoryCommand.Row(first, "use prod"),
                        new HistoryCommand.Row(first.plusSeconds(1), "etcd members")),
                HistoryCommand.withTyped(List.of(new HistoryCommand.Row(first, "use prod")), typed));
    }

    @Test
    void hasNoLinesWithoutAFile() {
        assertEquals(List.of(), HistoryCommand.read(folder.resolve("none")));
    }
}
