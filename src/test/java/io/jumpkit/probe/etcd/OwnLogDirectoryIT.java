// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.json.Json;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A member whose write-ahead log is on a disk of its own ({@code --wal-dir}): without it no data is old data. */
@Lab("etcd")
class OwnLogDirectoryIT {
    private static final String MOVE_THE_LOG =
            """
            set -eu
            systemctl stop etcd
            install -d -o etcd -g etcd -m 700 /var/lib/etcd-wal
            mv /var/lib/etcd/default/member/wal/* /var/lib/etcd-wal/
            echo ETCD_WAL_DIR=/var/lib/etcd-wal >>/etc/default/etcd
            systemctl start etcd
            systemctl stop etcd
            """;

    private final LabBench lab;

    OwnLogDirectoryIT(LabBench lab) {
        this.lab = lab;
    }

    @AfterEach
    void reset() throws InterruptedException {
        lab.reset();
    }

    private JsonNode row(String... words) throws InterruptedException {
        String[] line = new String[words.length + 3];
        System.arraycopy(new String[] {"lab", "-o", "json"}, 0, line, 0, 3);
        System.arraycopy(words, 0, line, 3, words.length);
        Ended ended = JumpkitProcess.launch(lab.settings().environment(), line).end(Duration.ofMinutes(1));
        assertEquals(0, ended.exit(), ended.err());
        return Json.read(ended.out()).path("rows").get(0);
    }

    @Test
    void theLogIsOldDataAndIsSetAsideToo() throws InterruptedException {
        lab.console("n3", "sh", "-c", MOVE_THE_LOG);

        JsonNode before = row("etcd", "data-dir", "--on", "n3");
        JsonNode aside = row("etcd", "data-dir", "set-aside", "n3", "--still-member");
        JsonNode after = row("etcd", "data-dir", "--on", "n3");

        assertEquals("/var/lib/etcd-wal", before.path("wal_dir").asText());
        assertTrue(before.path("wal_filled").asBoolean(), before.toString());
        assertTrue(before.path("filled").asBoolean(), before.toString());
        assertTrue(aside.path("wal_aside").asText().startsWith("/var/lib/etcd-wal.aside-"), aside.toString());
        assertTrue(after.path("filled").isBoolean() && !after.path("filled").asBoolean(), after.toString());
        assertEquals(
                "1",
                lab.console("n3", "sh", "-c", "ls -d /var/lib/etcd-wal.aside-*/*.wal | wc -l")
                        .strip());
    }

    @Test
    void aLogThatWasLeftBehindIsOldDataWithoutADataDirectory() throws InterruptedException {
        lab.console("n3", "sh", "-c", MOVE_THE_LOG + "rm -r /var/lib/etcd/default\n");

        JsonNode before = row("etcd", "data-dir", "--on", "n3");
        row("etcd", "data-dir", "set-aside", "n3", "--still-member");
        JsonNode after = row("etcd", "data-dir", "--on", "n3");

        assertTrue(!before.path("exists").asBoolean() && before.path("filled").asBoolean(), before.toString());
        assertTrue(after.path("filled").isBoolean() && !after.path("filled").asBoolean(), after.toString());
    }
}
