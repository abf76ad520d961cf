// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.job;

import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.exec.Passwords;
import io.jumpkit.ssh.exec.Spool;
import java.io.IOException;
import java.nio.file.Path;

/** What every command of a pool shares: the password for sudo, and where output goes that memory should not hold. */
public final class Workshop {
    private final Passwords passwords;
    private final OutputFolder folder;

    /**
     * A workshop.
     *
     * @param folder where output goes that is too much for memory
     */
    public Workshop(Passwords passwords, Path folder) {
        this.passwords = passwords;
        this.folder = new OutputFolder(folder, OutputFolder.LIMIT_BYTES);
    }

    /** The password for sudo. */
    public Passwords passwords() {
        return passwords;
    }

    /** A new file for a node's output. */
    Spool spool(Node node, String stream) throws IOException {
        String safe = node.name().replaceAll("[^A-Za-z0-9._-]", "_");
        return folder.spool(safe, stream);
    }
}
