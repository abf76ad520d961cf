// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.file.ClustersFile;
import io.jumpkit.session.Events;
import io.jumpkit.session.Session;
import io.jumpkit.session.Settings;
import io.jumpkit.shell.FakeRemote;
import io.jumpkit.shell.TestShell;
import io.jumpkit.shell.words.Words;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryCommandsTest {
    @TempDir
    Path folder;

    @Test
    void checkShowsWhatIsWrong() throws IOException {
        TestShell shell = shell("clusters:\n  x:\n    nodes: n1\n    etdc: {}\n");

        assertEquals(
                """
                ~/clusters.yaml:4:5: 'etdc' is not a setting of cluster x
                    etdc: {}
                    ^^^^ did you mean 'etcd'?
                ✗ ~/clusters.yaml: 1 sound cluster, 1 node, 1 error, 0 warnings
                exit 2
                """,
                shell.type("inventory check").toString());
    }

    @Test
    void checkOfASoundInventoryEndsWell() throws IOException {
        TestShell shell = shell("clusters: {x: {nodes: 'n[1-3]'}, use: {nodes: n1}}");

        TestShell.Said said = shell.type("inventory check");

        assertEquals(0, said.exit().number());
        assertEquals("✓ ~/clusters.yaml: 2 sound clusters, 4 nodes, 0 errors, 1 warning\n", said.err());
        assertTrue(said.out().contains("warning: 'use' is also a command"), said.out());
    }

    @Test
    void checkSaysThatThereIsNoFile() throws IOException {
        TestShell.Said said = shell("").type("inventory check " + folder + "/none.yaml");

        assertEquals(2, said.exit().number());
        assertTrue(said.err().contains("there is no inventory " + folder + "/none.yaml"), said.err());
    }

    @Test
    void liveCheckTriesEveryNodeAndEndpoint() throws IOException {
        try (ServerSocket etcd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TestShell shell = shell("clusters: {x: {nodes: 'n[1-2]', etcd: {endpoints: ['http://127.0.0.1:"
                    + etcd.getLocalPort() + "', 'http://127.0.0.1:1']}}}");

            TestShell.Said said = shell.type("inventory check --live");

            assertEquals(
                    """
                    CLUSTER\tKIND\tTARGET\tADDRESS\t\tMS
                    x\tssh\tn1\tn1\tanswers\t10
                    x\tssh\tn2\tn2\tauth\t7
                    x\tetcd\tdirect\t127.0.0.1:PORT\tanswers\tMS
                    x\tetcd\tdirect\t127.0.0.1:1\trefused\tMS
                    """,
                    said.out()
                            .replace(String.valueOf(etcd.getLocalPort()), "PORT")
                            .replaceAll("(direct.*)\\d+\n", "$1\n")
                            .replaceAll("(direct.*\t)\\d*\n", "$1MS\n"));
            assertEquals(6, said.exit().number());
            assertTrue(said.err().contains("x/n2 did not answer: auth: no key fits"), said.err());
        }
    }

    @Test
    void liveCheckLeavesTheClusterInUseAlone() throws IOException {
        TestShell shell = shell("clusters: {x: {nodes: n1}, y: {nodes: n1}}");
        shell.type("use x");

        shell.type("inventory check --live");

        assertEquals("x", shell.session().requireCluster().name());
    }

    @Test
    void showWorksOutDefaultsAndFolds() throws IOException {
        TestShell shell = shell(
                "defaults: {user: ops}\nclusters: {x: {nodes: {'n[1-2]': '10.0.0.[1-2]'}}, bad: {nodes: 'n[2-1]'}}");

        TestShell.Said said = shell.type("inventory show");

        assertEquals(
                """
                CLUSTER\tNODE\tADDRESS\tUSER\tPORT\tJUMPS\tIDENTITY\tROLES
                x\tn1\t10.0.0.1\tops\t-\t-\t-\t
                x\tn2\t10.0.0.2\tops\t-\t-\t-\t
                """,
                said.out());
        assertTrue(said.err().startsWith("x: opens read-only\n✗ ~/clusters.yaml:2:"), said.err());
    }

    @Test
    void importShowsAClusterAndWritesItWhenAsked() throws IOException {
        TestShell shell = shell("# mine\nclusters:\n  x: {nodes: n1}\n");
        Files.writeString(folder.resolve("ssh"), "Host db1 db2\n  User pg\n");

        TestShell.Said shown = shell.type("inventory import --ssh-config ~/ssh --name dbs");
        assertEquals("clusters:\n  dbs:\n    nodes:\n      db[1-2]: {user: pg}\n", shown.out());

        TestShell.Said written = shell.type("inventory import --ssh-config ~/ssh --name dbs --write");
        assertEquals("next: inventory check --live  ·  use dbs\n", written.err());
        assertEquals(
                "# mine\nclusters:\n  x: {nodes: n1}\n  dbs:\n    nodes:\n      db[1-2]: {user: pg}\n",
                Files.readString(folder.resolve("clusters.yaml")));
        assertEquals(
                2,
                shell.type("inventory import --ssh-config ~/ssh --name lab")
                        .exit()
                        .number());
        assertFalse(shell.type("use dbs").out().isEmpty());
    }

    private TestShell shell(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("clusters.yaml"), yaml);
        Map<String, String> environment = Map.of("HOME", folder.toString());
        Session session = new Session(new Session.Setup(
                Settings.defaults(environment),
                new ClustersFile(file, folder.resolve("cache"), environment),
                Clock.systemUTC(),
                Events.NONE,
                s -> new FakeRemote((node, command) -> node.name().equals("n2")
                        ? FakeRemote.failed(node, Outcome.AUTH, "no key fits", Remains.NOTHING, Duration.ofMillis(7))
                        : FakeRemote.exited(node, 0, "", "")),
                List.of()));
        return new TestShell(
                session,
                TestShell.Options.PIPE,
                Words.family(() -> {
                    throw new AssertionError("no Tab here");
                }),
                InventoryFamily.family());
    }
}
