// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Output;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceRowTest {
    private static final Node N3 = new Node("n3", SshTarget.of("10.0.1.13"), Set.of(), Map.of());

    private static NodeResult said(Outcome outcome, String out, String err) {
        return new NodeResult(
                N3,
                outcome,
                OptionalInt.of(0),
                output(out),
                output(err),
                outcome.words(),
                NodeResult.Remains.NOTHING,
                Optional.empty(),
                Duration.ofMillis(3));
    }

    private static Output output(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Output(bytes, new byte[0], bytes.length, Optional.empty());
    }

    @Test
    void readsWhatSystemctlShows() {
        ServiceRow row = ServiceRow.of(
                "etcd",
                said(
                        Outcome.EXITED,
                        """
                        MainPID=4711
                        LoadState=loaded
                        ActiveState=active
                        SubState=running
                        UnitFileState=enabled
                        StateChangeTimestamp=@1732285862
                        """,
                        ""));

        assertTrue(row.known());
        assertTrue(row.is("active"));
        assertEquals(4711L, row.mainPid().orElseThrow());
        assertEquals(Instant.ofEpochSecond(1732285862), row.since().orElseThrow());
        assertEquals("enabled", row.enabled().orElseThrow());
    }

    @Test
    void aStoppedServiceHasNoProcess() {
        ServiceRow row = ServiceRow.of(
                "etcd", said(Outcome.EXITED, "MainPID=0\nLoadState=loaded\nActiveState=inactive\nSubState=dead\n", ""));

        assertTrue(row.mainPid().isEmpty());
        assertTrue(row.since().isEmpty());
    }

    @Test
    void aUnitThatIsNotThereIsUnknown() {
        ServiceRow row = ServiceRow.of("etcd", said(Outcome.EXITED, "LoadState=not-found\nActiveState=inactive\n", ""));

        assertTrue(row.answered());
        assertFalse(row.known());
        assertEquals("no such unit", row.reason().orElseThrow());
    }

    @Test
    void aHostWithoutSystemdSaysSo() {
        ServiceRow row = ServiceRow.of("etcd", said(Outcome.EXITED, "", "sh: systemctl: not found\n"));

        assertEquals("sh: systemctl: not found", row.reason().orElseThrow());
    }

    @Test
    void aSilentNodeIsARowToo() {
        ServiceRow row = ServiceRow.of("etcd", said(Outcome.TCP_TIMEOUT, "", ""));

        assertFalse(row.answered());
        assertEquals("tcp timeout", row.reason().orElseThrow());
    }

    @Test
    void aServicesNameIsOneWord() {
        assertEquals("etcd@main.service", Services.checked("etcd@main.service"));
        assertThrows(UserError.class, () -> Services.checked("etcd; reboot"));
        assertThrows(UserError.class, () -> Services.checked("--force"));
    }
}
