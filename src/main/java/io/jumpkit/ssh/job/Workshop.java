// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.job;

import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.exec.Passwords;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** What every command of a pool shares: the password for sudo, and where output goes that memory should not hold. */
public final class Workshop {
    private final Passwords passwords;
    private final Path folder;
    private final AtomicLong files = new AtomicLong();

    public Workshop(Passwords passwords, Path folder) {
        this.passwords = passwords;
        this.folder = folder;
    }

    /** The password for sudo. */
    public Passwords passwords() {
        return passwords;
    }

    /** A new file for a node's output. */
    Path outputFile(Node node, String stream) {
        String safe = node.name().replaceAll("[^A-Za-z0-9._-]", "_");
        String number = ProcessHandle.current().pid() + "-" + files.incrementAndGet();
        return folder.resolve(safe + "-" + number + "." + stream);
    }
}
