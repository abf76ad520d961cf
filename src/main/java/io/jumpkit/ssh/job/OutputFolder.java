// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.job;

import io.jumpkit.ssh.exec.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The folder for outputs that are too much for memory. All of it together is held to a limit and to half of what the disk
 * has free; files go after a week, and the oldest first when they fill more than half of the limit. Thread-safe.
 */
public final class OutputFolder {
    /** All files together. */
    public static final long LIMIT_BYTES = 1L << 30;

    private static final Duration KEPT = Duration.ofDays(7);

    /** Another Jumpkit may be writing a file that changed as lately as this. */
    private static final Duration IN_USE = Duration.ofMinutes(10);

    private final Path folder;
    private final long limitBytes;
    private final AtomicLong files = new AtomicLong();
    private long leftBytes = -1;

    OutputFolder(Path folder, long limitBytes) {
        this.folder = folder;
        this.limitBytes = limitBytes;
    }

    /** A new file for a stream of a node. */
    Spool spool(String node, String stream) throws IOException {
        String number =
                ProcessHandle.current().pid() + "-" + Instant.now().getEpochSecond() + "-" + files.incrementAndGet();
        Spool spool = Spool.create(folder.resolve(node + "-" + number + "." + stream), this::take);
        synchronized (this) {
            if (leftBytes < 0) {
                leftBytes =
                        Math.min(limitBytes - tidy(), Files.getFileStore(folder).getUsableSpace() / 2);
            }
        }
        return spool;
    }

    private synchronized int take(int wanted) {
        int granted = (int) Math.max(0, Math.min(wanted, leftBytes));
        leftBytes -= granted;
        return granted;
    }

    /** A file as it was when looked at. */
    private record Kept(Path path, Instant changed, long bytes) {}

    /** Takes away what is old and what is too much; tells how many bytes remain. */
    private long tidy() throws IOException {
        Instant now = Instant.now();
        List<Kept> oldestFirst = kept();
        long total = oldestFirst.stream().mapToLong(Kept::bytes).sum();
        for (Kept file : oldestFirst) {
            boolean old = file.changed().isBefore(now.minus(KEPT));
            boolean tooMuch = total > limitBytes / 2 && file.changed().isBefore(now.minus(IN_USE));
            if (old || tooMuch) {
                Files.deleteIfExists(file.path());
                total -= file.bytes();
            }
        }
        return total;
    }

    private List<Kept> kept() throws IOException {
        List<Kept> found = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                try {
                    found.add(new Kept(path, Files.getLastModifiedTime(path).toInstant(), Files.size(path)));
                } catch (NoSuchFileException e) {
                    // Another Jumpkit took it away just now, which is as good.
                    continue;
                }
            }
        }
        found.sort(Comparator.comparing(Kept::changed));
        return found;
    }
}
