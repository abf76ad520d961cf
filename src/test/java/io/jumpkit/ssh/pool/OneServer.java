// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.Operator;
import io.jumpkit.testing.PrivateSshd;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real sshd for a class of tests, and a fresh pool for each of them. */
abstract class OneServer {
    static PrivateSshd sshd;

    @TempDir
    Path folder;

    PoolForTests pool;
    Node node;

    @BeforeAll
    static void startServer() {
        sshd = PrivateSshd.start();
    }

    @AfterAll
    static void stopServer() {
        sshd.close();
    }

    @BeforeEach
    void openPool() {
        pool = new PoolForTests(folder, Operator.NOBODY);
        node = sshd.node("n1", "127.0.0.1");
    }

    @AfterEach
    void closePool() {
        pool.close();
    }
}
