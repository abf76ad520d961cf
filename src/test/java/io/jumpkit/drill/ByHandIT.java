// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.lab.EtcdWriter;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.lab.drill.EtcdFaults;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where etcd is a static pod, runbooks leave its stopping and starting to whoever follows them, and say how. */
@Lab("static-pod")
class ByHandIT {
    private static final String JOIN =
            """
            set -e
            manifest=/etc/kubernetes/manifests/etcd.yaml
            [ ! -e $manifest ] || mv $manifest /root/
            [ ! -e /var/lib/etcd/member ] || mv /var/lib/etcd /var/lib/etcd.old
            sed -i -e '/--initial-cluster=/d' -e '/--initial-cluster-state=/d' -e '/--name=/d' /root/etcd.yaml
            flags="    - --name=$name\\n    - --initial-cluster=$all\\n    - --initial-cluster-state=existing"
            sed -i "s|^    - etcd$|&\\n$flags|" /root/etcd.yaml
            mv /root/etcd.yaml $manifest
            """;

    private final LabBench lab;
    private final EtcdScene etcd;

    @TempDir
    Path folder;

    ByHandIT(LabBench lab) {
        this.lab = lab;
        this.etcd = new EtcdScene(lab);
    }

    @BeforeEach
    void fresh() throws InterruptedException {
        lab.reset();
    }

    private Drill replace(String failed) {
        return DeadMemberIT.replace(lab, failed, folder.resolve("before.db"));
    }

    private static void assertFits(String step, Ended asked) {
        String said = asked.out() + asked.err();
        assertTrue(said.contains("(" + step + ")  fits now"), said);
    }

    /** What the runbooks say to do: old data aside, what {@code etcd member environment} prints, the manifest back. */
    private void join(String node) throws InterruptedException {
        JsonNode start = etcd.rows("etcd member environment " + node).get(0);
        lab.console(
                node,
                "sh",
                "-c",
                "name=" + start.get("name").asText() + " all="
                        + start.get("initial_cluster").asText() + "\n" + JOIN);
    }

    @Test
    void aMemberIsReplaced() throws Exception {
        try (EtcdWriter writer = lab.writeFrom("n5")) {
            lab.wipe("n3");
            lab.powerOn("n3");
            etcd.awaitMajority();
            Drill drill = replace("n3");
            assertFits("start-it-by-hand", drill.untilAsked());

            drill.choose("see-how-the-member-is-run", "start-it-by-hand").untilAsked();
            join("n3");
            drill.byHand("start-it-by-hand", "the manifest is back").follow();

            writer.awaitWrites(3);
            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
        }
        etcd.assertWell(3);
    }

    @Test
    void nothingIsStartedBesideAPodWhoeverChoosesSystemd() throws Exception {
        lab.wipe("n3");
        lab.powerOn("n3");
        etcd.awaitMajority();

        Ended run = replace("n3")
                .choose("see-how-the-member-is-run", "set-old-data-aside")
                .refused();

        assertTrue(run.err().contains("it is systemd's"), run.out() + run.err());
        assertEquals("", lab.console("n3", "sh", "-c", "pgrep -x etcd || true"));
    }

    @Test
    void aCorruptMemberIsTakenOutAndAddedAgain() throws Exception {
        try (EtcdWriter writer = lab.writeFrom("n5")) {
            etcd.faults().corrupt("n2");
            etcd.awaitAlarm("CORRUPT");
            Drill drill = Drill.of(lab, "etcd-corrupt-member")
                    .param("odd", "n2")
                    .param("good", "n1")
                    .param("snapshot", folder.resolve("good.db"))
                    .confirm("take-it-out", "n2");
            assertFits("stop-it-by-hand", drill.untilAsked());
            lab.lab("stop", "n2", "etcd");
            drill.choose("see-how-it-is-run", "stop-it-by-hand")
                    .byHand("stop-it-by-hand", "the manifest is in /root")
                    .choose("add-a-machine-in-its-place", "etcd-grow-to-three")
                    .handsOverTo("etcd-grow-to-three");

            growBy("n2");

            writer.awaitWrites(3);
            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
        }
        etcd.assertWell(3);
        assertEquals(EtcdFaults.WRITTEN, etcd.faults().valueOn("n2"));
    }

    private void growBy(String node) throws InterruptedException {
        Drill grow = Drill.of(lab, "etcd-grow-to-three")
                .param("machine", node)
                .param("snapshot", folder.resolve("good.db"))
                .confirm("add-the-machine", node)
                .confirm("give-it-its-vote", node);
        assertFits("start-it-by-hand", grow.untilAsked());
        grow.choose("see-how-etcd-is-run-there", "start-it-by-hand").untilAsked();
        join(node);
        grow.byHand("start-it-by-hand", "the manifest is back").follow();
    }

    @Test
    void aSnapshotIsRestored() throws Exception {
        EtcdWriter writer = lab.writeFrom("n5");
        writer.awaitWrites(5);
        writer.stop();
        Path snapshot = folder.resolve("before.db");
        assertEquals(0, etcd.type("etcd snapshot save " + snapshot).exit());
        lab.console("n1", "sh", "-c", "ETCDCTL_API=3 etcdctl del --prefix writer-");
        Drill drill = Drill.of(lab, "etcd-restore-snapshot")
                .param("snapshot", snapshot)
                .byHand("stop-what-writes", "the application is stopped");
        assertFits("restore-by-hand", drill.untilAsked());
        drill.choose("see-how-the-members-are-run", "restore-by-hand").untilAsked();

        restore(snapshot, etcd.rows("etcd snapshot plan " + snapshot));
        drill.byHand("restore-by-hand", "restored and started").follow();

        etcd.assertWell(3);
        assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
    }

    @Test
    void theDiskOfAPodThatAnswersNobodyIsCopied() throws Exception {
        lab.wipe("n2,n3");
        lab.powerOff("n1");
        lab.powerOn("n1,n2,n3");
        Path snapshot = folder.resolve("survivor.db");
        Drill drill = Drill.of(lab, "etcd-no-quorum")
                .param("snapshot", snapshot)
                .byHand("bring-back-old-members", "n2 and n3 came back with empty disks, n1 waits for them")
                .choose("did-that-bring-the-majority-back", "save-what-a-survivor-knows");
        Ended asked = drill.untilAsked();
        assertTrue(asked.err().contains("--by-hand stop-and-copy-it-by-hand="), asked.out() + asked.err());

        lab.lab("stop", "n1", "etcd");
        Ended saved = etcd.type("etcd snapshot save " + snapshot + " --from-disk n1 --data-dir /var/lib/etcd");
        assertEquals(0, saved.exit(), saved.out() + saved.err());
        drill.byHand("stop-and-copy-it-by-hand", "the manifest is in /root, the file is here")
                .choose("restore-it", "etcd-restore-snapshot")
                .handsOverTo("etcd-restore-snapshot");

        assertEquals(0, etcd.type("etcd snapshot verify " + snapshot).exit());
    }

    private void restore(Path snapshot, List<JsonNode> plan) throws InterruptedException {
        lab.lab("stop", "n1,n2,n3", "etcd");
        Ended copied = etcd.type("copy --on n[1-3] " + snapshot + " /root/before.db");
        assertEquals(0, copied.exit(), copied.out() + copied.err());
        for (JsonNode row : plan) {
            String command = row.get("command").asText().replace(" FILE ", " /root/before.db ");
            lab.console(
                    row.get("node").asText(),
                    "sh",
                    "-c",
                    "mv /var/lib/etcd /var/lib/etcd.old && ETCDCTL_API=3 " + command);
        }
        lab.lab("start", "n1,n2,n3", "etcd");
    }
}
