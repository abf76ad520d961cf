// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.datadir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.probe.etcd.NoSsh;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.ssh.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataDirRowTest {
    private static final Node N3 = new Node("n3", SshTarget.of("10.0.1.13"), Set.of(), Map.of());
    private static final Optional<MemberId> MEMBER = Optional.of(MemberId.parse("ab3f11c6a123f7f8"));

    private static DataDirRow row(String out) {
        return DataDirRow.of(NoSsh.result(N3, Outcome.EXITED, OptionalInt.of(0), out), MEMBER);
    }

    @Test
    void readsARunningMember() {
        DataDirRow row = row(
                """
                running=yes
                pid=312
                unit=etcd
                supervisor=systemd
                version=3.4.23
                path=/var/lib/etcd/default
                exists=yes
                owner=etcd
                kib=640
                filled=yes
                """);

        assertEquals("/var/lib/etcd/default", row.path().orElseThrow());
        assertEquals(655360L, row.sizeBytes().orElseThrow());
        assertEquals(MEMBER, row.memberId());
        assertEquals("systemd", row.supervisor().orElseThrow());
    }

    @Test
    void aStoppedMemberHasNoIdEvenIfTheListHasOne() {
        DataDirRow row = row("running=no\nsupervisor=systemd\npath=/var/lib/etcd/default\nexists=no\n");

        assertTrue(row.memberId().isEmpty());
        assertFalse(row.exists().orElseThrow());
    }

    @Test
    void whatWeMayNotLookAtIsNotSaidToBeMissing() {
        DataDirRow row = row("running=no\nsupervisor=systemd\npath=/var/lib/etcd/default\nexists=unknown\n");

        assertTrue(row.exists().isEmpty());
        assertEquals("only root may look there", row.reason().orElseThrow());
    }

    @Test
    void aSilentNodeIsARowToo() {
        DataDirRow row = DataDirRow.of(NoSsh.result(N3, Outcome.REFUSED, OptionalInt.empty(), ""), Optional.empty());

        assertFalse(row.answered());
        assertEquals("refused", row.reason().orElseThrow());
    }
}
