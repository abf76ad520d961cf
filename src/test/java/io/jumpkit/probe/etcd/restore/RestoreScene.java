// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.probe.etcd.EtcdShell;
import io.jumpkit.probe.etcd.NodesWithEtcd;
import io.jumpkit.testing.LoopbackEtcd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes with a stopped etcd, and a snapshot that is to go back to them. */
abstract class RestoreScene {
    @TempDir
    Path folder;

    final NodesWithEtcd nodes = new NodesWithEtcd();
    EtcdShell shell;
    Path file;

    @BeforeEach
    void start() throws Exception {
        Map<String, Node> named = new LinkedHashMap<>();
        for (String name : List.of("n1", "n2", "n3")) {
            named.put(name, new Node(name, SshTarget.of("10.0.1.1" + name.substring(1)), Set.of("etcd"), Map.of()));
            nodes.stopped(name);
        }
        shell = new EtcdShell(
                new Cluster(
                        "lo",
                        Optional.empty(),
                        false,
                        false,
                        Optional.empty(),
                        named,
                        Optional.of(LoopbackEtcd.settings(List.of("http://127.77.0.11:1"), Optional.empty()))),
                nodes);
        file = snapshot("before.db", new byte[1024]);
    }

    @AfterEach
    void stop() {
        shell.close();
    }

    final Path snapshot(String name, byte[] database) throws Exception {
        Path path = Files.write(folder.resolve(name), database);
        return Files.write(
                path, MessageDigest.getInstance("SHA-256").digest(database), java.nio.file.StandardOpenOption.APPEND);
    }

    final UserError refusal(String line) {
        UserError error = assertThrows(UserError.class, () -> shell.type(line));
        assertEquals(Map.of(), nodes.done);
        return error;
    }

    final List<RestoreRow> plan() throws InterruptedException {
        return EtcdShell.rows(shell.type("etcd snapshot plan " + file), RestoreRow.class);
    }
}
