// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.exec.Passwords;
import io.jumpkit.ssh.transport.Limits;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What every command of a pool shares.
 *
 * @param folder where output goes that is more than memory should hold
 */
record Workshop(Passwords passwords, Limits limits, Path folder, AtomicLong files) {

    /** A new file for a node's output. */
    Path outputFile(Node node, String stream) {
        String safe = node.name().replaceAll("[^A-Za-z0-9._-]", "_");
        return folder.resolve(
                ProcessHandle.current().pid() + "-" + files.incrementAndGet() + "-" + safe + "." + stream);
    }
}
