// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.json.Json;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code etcd snapshot save --from-disk}: what stopped members have, when nobody can be asked. */
@Lab("etcd")
class SnapshotFromDiskIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final LabBench lab;

    @TempDir
    private Path out;

    SnapshotFromDiskIT(LabBench lab) {
        this.lab = lab;
    }

    @BeforeEach
    void fresh() throws InterruptedException {
        lab.reset();
        put("before", "all");
    }

    private void put(String key, String value) throws InterruptedException {
        lab.console("n1", "sh", "-c", "ETCDCTL_API=3 etcdctl put " + key + " " + value);
    }

    private Ended type(String... words) throws InterruptedException {
        String[] line = Stream.concat(Stream.of("lab"), Stream.of(words)).toArray(String[]::new);
        return JumpkitProcess.run(lab.settings().environment(), LIMIT, line);
    }

    private Ended save(Path file, String nodes) throws InterruptedException {
        return type("-o", "json", "etcd", "snapshot", "save", file.toString(), "--from-disk", nodes);
    }

    private static JsonNode row(Ended ended) throws IOException {
        return Json.read(ended.out(), JsonNode.class).get("rows").get(0);
    }

    private void assertNothingLeft() throws IOException, InterruptedException {
        assertEquals("", lab.console("n1", "sh", "-c", "ls -A /var/tmp"));
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(
                    0,
                    left.filter(f -> f.getFileName().toString().startsWith(".")).count());
        }
    }

    @Test
    void isASnapshotThatEtcdsOwnToolChecksAndRestores() throws Exception {
        lab.lab("stop", "n1,n2,n3", "etcd");
        Path file = out.resolve("disk.db");

        Ended saved = save(file, "n1");

        assertEquals(0, saved.exit(), saved.out() + saved.err());
        assertTrue(row(saved).get("hash_ok").asBoolean(), saved.out());
        assertEquals("n1", row(saved).get("member").asText());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(0, type("etcd", "snapshot", "verify", file.toString()).exit());
        assertNothingLeft();
        assertEquals(
                0, type("copy", "--on", "n4", file.toString(), "/root/disk.db").exit());
        // It would refuse a hash that is not right.
        lab.console(
                "n4",
                "sh",
                "-c",
                "ETCDCTL_API=3 etcdctl snapshot restore /root/disk.db --data-dir /root/restored && test -d /root/restored/member");
    }

    @Test
    void theMostAdvancedOfSeveralIsKept() throws Exception {
        lab.lab("stop", "n3", "etcd");
        put("after", "n3 was gone");
        lab.lab("stop", "n1,n2", "etcd");

        Ended saved = save(out.resolve("best.db"), "n[1,3]");

        assertEquals(0, saved.exit(), saved.out() + saved.err());
        assertEquals("n1", row(saved).get("member").asText());
        assertTrue(saved.out().contains("the most advanced of them: n1 raft index"), saved.out());
        assertNothingLeft();
    }

    @Test
    void whileOneOfThemRunsNothingIsCopied() throws Exception {
        lab.lab("stop", "n2", "etcd");
        Path file = out.resolve("none.db");

        Ended refused = save(file, "n[1-2]");

        assertEquals(3, refused.exit(), refused.out() + refused.err());
        String said = refused.out() + refused.err();
        assertTrue(said.contains("etcd runs on n1"), said);
        assertTrue(said.contains("service stop etcd --on n1"), said);
        assertFalse(Files.exists(file));
        assertNothingLeft();
    }

    @Test
    void whoCannotBeReachedOrHasNothingIsNamed() throws Exception {
        lab.lab("stop", "n1", "etcd");
        lab.powerOff("n2");
        Path file = out.resolve("none.db");

        Ended off = save(file, "n[1-2]");
        Ended empty = save(file, "n4");

        assertEquals(6, off.exit(), off.out() + off.err());
        assertTrue((off.out() + off.err()).contains("no database can be had from n2: tcp timeout"), off.err());
        assertEquals(3, empty.exit(), empty.out() + empty.err());
        assertTrue((empty.out() + empty.err()).contains("no database can be had from n4"), empty.err());
        assertFalse(Files.exists(file));
        assertNothingLeft();
    }

    @Test
    void aMemberAndADiskAreNotAskedTogether() throws InterruptedException {
        Ended both = type("etcd", "snapshot", "save", "x.db", "--from", "n1", "--from-disk", "n1");
        Ended alone = type("etcd", "snapshot", "save", "x.db", "--data-dir", "/var/lib/etcd");
        Ended loose = type("etcd", "snapshot", "save", "x.db", "--from-disk", "n1", "--data-dir", "etcd");

        assertEquals(2, both.exit(), both.err());
        assertEquals(2, alone.exit(), alone.err());
        assertEquals(2, loose.exit(), loose.err());
    }
}
