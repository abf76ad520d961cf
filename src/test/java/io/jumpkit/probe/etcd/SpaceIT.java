// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.maintenance.AlarmDisarmCommand;
import io.jumpkit.probe.etcd.maintenance.CompactCommand;
import io.jumpkit.probe.etcd.maintenance.DefragRow;
import io.jumpkit.probe.etcd.status.AlarmRow;
import io.jumpkit.probe.etcd.status.HealthRow;
import io.jumpkit.probe.etcd.survey.MemberRow;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.LoopbackEtcd;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real cluster that runs out of its quota, and how the space is won back. */
class SpaceIT {
    /** A hundredth of the quota, so that the last one taken leaves every member over 95 % of it. */
    private static final String VALUE = "v".repeat(40_000);

    @TempDir
    private Path folder;

    private LoopbackEtcd etcd;
    private EtcdShell shell;

    @BeforeEach
    void start() {
        etcd = LoopbackEtcd.start(folder, 3, "--quota-backend-bytes=4194304");
        shell = new EtcdShell(etcd.cluster());
    }

    @AfterEach
    void stop() {
        shell.close();
        etcd.close();
    }

    /** Writes one key again and again until etcd takes no more. */
    private void fill() throws InterruptedException {
        for (int i = 0; i < 300 && etcd.tryPut("n1", "big", i + VALUE); i++) {
            assertTrue(i < 299, "etcd takes everything");
        }
        etcd.await("the alarm", () -> !alarms().isEmpty());
    }

    private List<AlarmRow> alarms() {
        try {
            return EtcdShell.rows(shell.type("etcd alarms"), AlarmRow.class);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isWonBackByCompactDefragDisarm() throws InterruptedException {
        fill();
        assertEquals("NOSPACE", alarms().get(0).alarm());
        assertEquals(ExitCode.ILL, shell.type("etcd alarms").exit());
        List<HealthRow> ill = EtcdShell.rows(shell.type("etcd health"), HealthRow.class);
        assertTrue(ill.stream().anyMatch(h -> h.alarms().contains("NOSPACE")));

        UserError early = assertThrows(UserError.class, () -> shell.type("etcd alarm disarm"));
        assertEquals(ExitCode.REFUSED, early.exit());
        // Which of the three is over at this moment differs: each writes its file out in its own time.
        assertTrue(
                early.what().matches("the space is still exceeded: n[123] holds .* Nothing was changed."),
                early.what());

        ListConsole console = new ListConsole();
        Result compacted = shell.type("etcd compact", console);
        CompactCommand.CompactRow row =
                EtcdShell.rows(compacted, CompactCommand.CompactRow.class).get(0);
        assertEquals(0, row.wasCompactedTo());
        assertTrue(row.dropped() > 5 && row.dropped() == row.revision(), row.toString());
        assertTrue(
                console.said.get(0).contains("replaced or deleted in revisions 1 to " + row.revision()),
                "" + console.said);
        assertThrows(UserError.class, () -> shell.type("etcd alarm disarm"), "the file is as large as before");

        List<DefragRow> defragged = EtcdShell.rows(shell.type("etcd defrag"), DefragRow.class);
        assertTrue(defragged.stream().allMatch(d -> d.done() && d.dbBytes().orElseThrow() < 1_000_000), "" + defragged);
        assertTrue(defragged.get(2).leader(), "the leader last: " + defragged);

        Result disarmed = shell.type("etcd alarm disarm");
        assertEquals(ExitCode.DONE, disarmed.exit(), EtcdShell.screen(disarmed));
        assertEquals(List.of(), alarms());
        Result hash = shell.type("etcd hash");
        assertEquals(ExitCode.DONE, hash.exit(), "the newest revision is the compacted one: " + EtcdShell.screen(hash));
        etcd.put("n2", "small", "again");
    }

    @Test
    void compactingSaysWhatItDropsAndDoesNothingTwice() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            etcd.put("n1", "key", "value" + i);
        }

        CompactCommand.CompactRow kept = compact("etcd compact --keep 5");
        CompactCommand.CompactRow again = compact("etcd compact --keep 5");
        CompactCommand.CompactRow all = compact("etcd compact");

        assertEquals(16, kept.revision());
        assertEquals(16, kept.dropped());
        assertEquals(16, again.wasCompactedTo());
        assertEquals(0, again.dropped());
        assertEquals(5, all.dropped());
        UserError error = assertThrows(UserError.class, () -> shell.type("etcd compact --revision 99"));
        assertEquals("there is no revision 99; the newest is 21", error.what());
    }

    private CompactCommand.CompactRow compact(String line) throws InterruptedException {
        return EtcdShell.rows(shell.type(line), CompactCommand.CompactRow.class).get(0);
    }

    @Test
    void nobodyIsDefragmentedBesideADeadMember() throws InterruptedException {
        etcd.kill("n3");
        etcd.awaitServing("n1");

        UserError error = assertThrows(UserError.class, () -> shell.type("etcd defrag"));

        assertEquals(ExitCode.REFUSED, error.exit());
        assertTrue(error.what().contains("without it 1 of 3 voters would serve, 2 are needed"), error.what());
        Result despite = shell.type("etcd defrag n1 --stop-writes");
        assertTrue(EtcdShell.rows(despite, DefragRow.class).get(0).done());
    }

    @Test
    void withoutQuorumNothingIsDefragmentedCompactedOrDisarmed() throws InterruptedException {
        etcd.kill("n2");
        etcd.kill("n3");

        for (String line : List.of("etcd defrag", "etcd compact", "etcd alarm disarm")) {
            UserError error = assertThrows(UserError.class, () -> shell.type(line));
            assertEquals("etcd has no quorum that answers from here; nothing was changed", error.what());
        }
    }

    @Test
    void aCorruptAlarmIsNamedAndTakenBackOnlyWhereTheHashesAgree() throws InterruptedException {
        String id = EtcdShell.rows(shell.type("etcd members"), MemberRow.class)
                .get(1)
                .id()
                .toString();
        String decimal = Long.toUnsignedString(Long.parseUnsignedLong(id, 16));
        assertTrue(etcd.post(
                "n1",
                "/v3/maintenance/alarm",
                "{\"action\":\"ACTIVATE\",\"memberID\":\"" + decimal + "\",\"alarm\":\"CORRUPT\"}"));

        AlarmRow alarm = alarms().get(0);
        assertEquals("CORRUPT", alarm.alarm());
        assertEquals(id, alarm.id().toString());
        assertEquals("n2", alarm.name());
        etcd.kill("n3");
        etcd.awaitServing("n1");
        UserError error = assertThrows(UserError.class, () -> shell.type("etcd alarm disarm"));
        assertTrue(error.what().contains("n3 gave no hash (refused)"), error.what());
        etcd.restart("n3");
        etcd.awaitServing("n3");

        Result disarmed = shell.type("etcd alarm disarm --kind CORRUPT --member n2");

        assertTrue(EtcdShell.rows(disarmed, AlarmDisarmCommand.DisarmRow.class)
                .get(0)
                .disarmed());
        assertEquals(List.of(), alarms());
    }
}
