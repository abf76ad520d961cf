// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Result;
import io.jumpkit.testing.ListConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A snapshot goes back to three members, or to none. */
class RestoreTest extends RestoreScene {
    private static final String CLUSTER = "n1=http://10.0.1.11:2380,n2=http://10.0.1.12:2380,n3=http://10.0.1.13:2380";

    @Test
    void everyMemberGetsTheSameClusterAndTokenAndItsOwnName() throws InterruptedException {
        List<RestoreRow> rows = plan();

        assertTrue(rows.stream().allMatch(RestoreRow::ready));
        assertTrue(rows.stream().allMatch(r -> r.initialCluster().equals(CLUSTER)));
        assertEquals(1, rows.stream().map(RestoreRow::token).distinct().count());
        assertEquals(
                List.of("n1", "n2", "n3"), rows.stream().map(RestoreRow::name).toList());
        assertEquals(
                "/usr/bin/etcdctl snapshot restore FILE --name n2 --initial-cluster " + CLUSTER
                        + " --initial-cluster-token " + rows.get(1).token()
                        + " --initial-advertise-peer-urls http://10.0.1.12:2380 --data-dir /var/lib/etcd/default",
                rows.get(1).command());
    }

    @Test
    void theRevisionIsRaisedWhereEveryToolCan() throws InterruptedException {
        nodes.stopped("n1", "tool=/usr/bin/etcdutl", "bumps=yes").stopped("n2", "bumps=yes");
        assertEquals(0, plan().get(0).bumpRevision());

        nodes.stopped("n3", "bumps=yes");
        RestoreRow row = plan().get(0);

        assertEquals(1_000_000_000, row.bumpRevision());
        assertTrue(row.command().endsWith("--bump-revision 1000000000 --mark-compacted"), row.command());
    }

    @Test
    void allAreRestoredOneAfterAnotherAndNothingIsStarted() throws InterruptedException {
        ListConsole console = new ListConsole("lo/n[1-3]");

        Result result = shell.type("etcd snapshot restore " + file + " --token t2", console);

        assertEquals(ExitCode.DONE, result.exit());
        assertEquals(List.of("n1", "n2", "n3"), nodes.order);
        assertEquals("n2", nodes.done.get("n2").get("NAME"));
        assertEquals(CLUSTER, nodes.done.get("n2").get("INITIAL_CLUSTER"));
        assertEquals("t2", nodes.done.get("n3").get("TOKEN"));
        assertEquals("etcd", nodes.done.get("n3").get("OWNER"));
        assertEquals("service start etcd --on n[1-3]", result.next().get(0));
        assertEquals(
                """
                etcd snapshot restore FILE  on n[1-3]   snapshot 5f70bf18a086
                  initial cluster  n1=http://10.0.1.11:2380
                                   n2=http://10.0.1.12:2380
                                   n3=http://10.0.1.13:2380
                  token            t2 (a new cluster id)
                  n1  /var/lib/etcd/default for etcd
                  n2  /var/lib/etcd/default for etcd
                  n3  /var/lib/etcd/default for etcd
                  all that was written after this file was made is lost
                  undo   what was set aside beside each data directory can be moved back
                """,
                String.join("\n", console.said).replace(file.toString(), "FILE") + "\n");
    }

    @Test
    void onePartAtATimeHasThePlanOfAll() throws InterruptedException {
        shell.type("etcd snapshot restore " + file + " --on n2 --confirm lo/n2");

        assertEquals(List.of("n2"), nodes.order);
        assertEquals(CLUSTER, nodes.done.get("n2").get("INITIAL_CLUSTER"));
    }

    @Test
    void goesOnWhereItStopped() throws InterruptedException {
        RestoreRow first = plan().get(0);
        nodes.stopped(
                "n1",
                "exists=yes",
                "filled=yes",
                "kib=640",
                "restored_token=" + first.token(),
                "restored_sha256=" + sha256());

        List<RestoreRow> rows = plan();
        assertTrue(rows.get(0).restored());
        shell.type("etcd snapshot restore " + file + " --confirm lo/n[1-3]");

        assertEquals(List.of("n2", "n3"), nodes.order);
    }

    @Test
    void theRevisionIsRaisedAsItWasWhereItIsRestoredAlready() throws InterruptedException {
        RestoreRow first = plan().get(0);
        String[] restored = {
            "exists=yes",
            "filled=yes",
            "kib=640",
            "restored_token=" + first.token(),
            "restored_sha256=" + sha256(),
            "restored_bump=7"
        };
        nodes.stopped("n1", restored);

        List<RestoreRow> rows = plan();

        assertTrue(rows.get(0).restored());
        assertEquals(7, rows.get(1).bumpRevision());
        restored[5] = "restored_cluster=n1=http://10.0.1.11:2380";
        nodes.stopped("n1", restored);
        assertFalse(plan().get(0).restored());
    }

    private String sha256() {
        try {
            return java.util.HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anExistingDataDirectoryIsNeverRestoredOver() {
        nodes.stopped("n2", "exists=yes", "filled=yes", "kib=640");

        assertEquals(
                "n2: /var/lib/etcd/default exists; set it aside first: etcd data-dir set-aside n2 --still-member."
                        + " Nothing was changed.",
                refusal("etcd snapshot restore " + file + " --confirm lo/n[1-3]")
                        .what());
    }

    @Test
    void aLogThatWasLeftBehindIsNotRestoredBeside() {
        nodes.stopped("n2", "exists=no", "filled=yes", "wal_dir=/wal", "wal_filled=yes");

        assertEquals(
                "n2: /wal is not empty; set it aside first: etcd data-dir set-aside n2 --still-member."
                        + " Nothing was changed.",
                refusal("etcd snapshot restore " + file + " --confirm lo/n[1-3]")
                        .what());
    }

    @Test
    void anEmptyOneIsAsGoodAsNone() throws InterruptedException {
        nodes.stopped("n2", "exists=yes", "filled=no", "kib=4", "empty=yes");

        assertTrue(plan().get(1).ready());
    }

    @Test
    void nothingIsRestoredBesideARunningMember() {
        nodes.stopped("n3", "running=yes");

        assertTrue(refusal("etcd snapshot restore " + file + " --on n1 --confirm lo/n1")
                .what()
                .startsWith("n3: etcd runs there"));
    }

    @Test
    void oneMembersClusterIsRefusedWhereThereAreThree() {
        UserError error = refusal(
                "etcd snapshot restore " + file + " --initial-cluster n1=http://10.0.1.11:2380 --confirm lo/n[1-3]");

        assertEquals(ExitCode.REFUSED, error.exit());
        assertTrue(error.what().contains("it would make 3 clusters (etcd-io/etcd#13093)"), error.what());
    }

    @Test
    void aSilentNodeStopsItUnlessAllIsSaidAndItIsNotAskedFor() throws InterruptedException {
        nodes.stopped("n3").silent("n3");

        assertTrue(
                refusal("etcd snapshot restore " + file + " --on n[1-2]").what().contains("n3"));
        shell.type(
                "etcd snapshot restore " + file + " --on n[1-2] --initial-cluster " + CLUSTER + " --confirm lo/n[1-2]");

        assertEquals(List.of("n1", "n2"), nodes.order);
    }

    @Test
    void aStaticPodIsRestoredByHandWithTheCommandOfThePlan() throws InterruptedException {
        nodes.stopped("n1", "supervisor=static-pod");

        RestoreRow row = plan().get(0);

        assertEquals(
                "etcd is run by static-pod there; restore it by hand with the command of this plan",
                row.reason().orElseThrow());
        assertTrue(row.command().contains("--data-dir /var/lib/etcd/default"));
    }

    @Test
    void aBrokenSnapshotIsNotRestored() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[5] ^= 1;
        Files.write(file, bytes);

        assertTrue(refusal("etcd snapshot restore " + file).what().contains("is broken"));
    }

    @Test
    void aCopyWithoutAHashNeedsAWordMore() throws IOException, InterruptedException {
        Files.write(file, new byte[1024]);

        assertTrue(refusal("etcd snapshot restore " + file).what().contains("has no hash"));
        shell.type("etcd snapshot restore " + file + " --skip-hash-check --confirm lo/n[1-3]");

        assertEquals("--skip-hash-check", nodes.done.get("n1").get("EXTRA"));
    }

    @Test
    void whatIsSentIsShownWithItsRateAndTheTimeLeft() {
        assertEquals(
                "restoring n2: sent 1.0 GB of 4.0 GB, 100 MB/s, 30.0 s left",
                RestoreRun.words("n2", 1_000_000_000, 4_000_000_000L, Duration.ofSeconds(10)));
        assertEquals(
                "restoring n2: 4.0 GB sent, being checked and restored there, 41.0 s",
                RestoreRun.words("n2", 4_000_000_000L, 4_000_000_000L, Duration.ofSeconds(41)));
    }
}
