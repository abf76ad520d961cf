// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.output.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where data, log and tool are other than usual on the nodes that a snapshot goes back to. */
class RestorePlacesTest extends RestoreScene {
    @Test
    void aDiskOfItsOwnIsRestoredInto() throws InterruptedException {
        nodes.stopped(
                "n2",
                "exists=yes",
                "filled=no",
                "kib=900000",
                "mount=yes",
                "empty=yes",
                "wal_dir=/var/lib/etcd/default/w");
        nodes.stopped("n3", "exists=yes", "filled=no", "kib=4", "mount=yes", "empty=no");

        RestoreRow row = plan().get(1);
        assertTrue(row.command().contains(" --data-dir /var/lib/etcd/default/restored "), row.command());
        assertTrue(
                row.command()
                        .endsWith("--wal-dir /var/lib/etcd/default/restored/w"
                                + " && mv /var/lib/etcd/default/restored/* /var/lib/etcd/default/"),
                row.command());
        assertFalse(plan().get(2).ready());
        nodes.stopped("n2", "exists=yes", "filled=no", "mount=yes", "empty=yes").stopped("n3");
        shell.type("etcd snapshot restore " + file + " --confirm lo/n[1-3]");

        assertEquals("yes", nodes.done.get("n2").get("MOUNT"));
        assertEquals("no", nodes.done.get("n3").get("MOUNT"));
    }

    /** etcd would delete what is in it before it makes a new one, and fail. */
    @Test
    void aLogOnADiskOfItsOwnIsLeftAlone() throws InterruptedException {
        nodes.stopped("n2", "wal_dir=/wal", "wal_filled=no", "wal_mount=yes");

        assertTrue(plan().get(1)
                .reason()
                .orElseThrow()
                .startsWith("the directory of its log, /wal, is a disk of its own"));
        assertTrue(refusal("etcd data-dir set-aside n2 --still-member")
                .what()
                .startsWith("on n2 the directory of its log, /wal, is a disk of its own"));
    }

    @Test
    void whatIsOnADiskOfItsOwnIsSetAsideOnThatDisk() throws InterruptedException {
        nodes.stopped("n1", "exists=yes", "filled=no", "mount=yes", "empty=yes");
        nodes.stopped("n2", "exists=yes", "filled=yes", "mount=yes", "empty=no");

        Result result = shell.type("etcd data-dir set-aside n[1-2] --still-member");

        assertEquals(List.of("n2"), nodes.order);
        String aside = nodes.done.get("n2").get("ASIDE");
        assertTrue(aside.startsWith("/var/lib/etcd/default/jumpkit-aside-"), aside);
        assertEquals(
                "n2: what was in /var/lib/etcd/default is now in " + aside + "; to undo, move it back",
                result.notes().get(0).text());
    }

    @Test
    void whoseDataIsNobodyKnowsWhereIsNotRestoredNorSetAside() throws InterruptedException {
        nodes.stopped("n2", "path=", "exists=", "unclear=${DATA_DIR}");

        String why = "etcd starts with '${DATA_DIR}', and what path that is, is not known";
        assertEquals(
                "where its data directory is is not known: " + why,
                plan().get(1).reason().orElseThrow());
        assertEquals(
                "where etcd's data is on n2 is not known: " + why,
                refusal("etcd data-dir set-aside n2 --still-member").what());
    }

    private RestoreRow planWithoutTools(String version) throws InterruptedException {
        for (String node : List.of("n1", "n2", "n3")) {
            nodes.stopped(node, "supervisor=static-pod", "tool=", "bumps=", "version=" + version);
        }
        return plan().get(0);
    }

    @Test
    void whereNoToolIsSeenTheCommandIsThatOfTheMembersVersion() throws InterruptedException {
        String raised = "--bump-revision 1000000000 --mark-compacted";

        assertTrue(planWithoutTools("3.4.23").command().startsWith("etcdctl snapshot restore"));
        assertFalse(planWithoutTools("3.4.23").command().contains("--bump-revision"));
        assertTrue(planWithoutTools("3.4.27").command().endsWith(raised));
        assertTrue(planWithoutTools("3.5.9").command().startsWith("etcdutl snapshot restore"));
        assertFalse(planWithoutTools("3.5.9").command().contains("--bump-revision"));
        assertTrue(planWithoutTools("3.5.10").command().endsWith(raised));
        assertTrue(planWithoutTools("3.6.1").command().endsWith(raised));
        assertFalse(planWithoutTools("").command().contains("--bump-revision"));
        assertTrue(shell.type("etcd snapshot plan " + file).notes().stream()
                .anyMatch(n -> n.text().contains("nobody says which etcd the members run")));
    }
}
