// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.job;

import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.exec.Passwords;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** What every command of a pool shares: the password for sudo, and where output goes that memory should not hold. */
public final class Workshop {
    private static final Duration KEPT = Duration.ofDays(7);

    private final Passwords passwords;
    private final Path folder;
    private final AtomicBoolean cleared = new AtomicBoolean();
    private final AtomicLong files = new AtomicLong();

    public Workshop(Passwords passwords, Path folder) {
        this.passwords = passwords;
        this.folder = folder;
    }

    /** The password for sudo. */
    public Passwords passwords() {
        return passwords;
    }

    /** A new file for a node's output; the first one clears away what is older than a week. */
    Path outputFile(Node node, String stream) {
        if (cleared.compareAndSet(false, true)) {
            clearOld();
        }
        String safe = node.name().replaceAll("[^A-Za-z0-9._-]", "_");
        String number = ProcessHandle.current().pid() + "-" + files.incrementAndGet();
        return folder.resolve(safe + "-" + number + "." + stream);
    }

    private void clearOld() {
        FileTime limit = FileTime.from(Instant.now().minus(KEPT));
        try (DirectoryStream<Path> old = Files.newDirectoryStream(
                folder, file -> Files.getLastModifiedTime(file).compareTo(limit) < 0)) {
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | DirectoryIteratorException ignored) {
            // The folder is not there yet, or somebody else is clearing it.
        }
    }
}
