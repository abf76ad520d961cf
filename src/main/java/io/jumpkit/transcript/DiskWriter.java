// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Has written lines put on the disk in the background, so that no command waits for it. */
final class DiskWriter implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final List<Forcing> files;
    private final Consumer<IOException> failed;
    private final AtomicBoolean asked = new AtomicBoolean();
    private ExecutorService thread;

    /** Something that can be forced to the disk. */
    interface Forcing {
        void force() throws IOException;
    }

    DiskWriter(List<Forcing> files, Consumer<IOException> failed) {
        this.files = List.copyOf(files);
        this.failed = failed;
    }

    /** Asks for it; several wishes that come while the disk is busy are one. */
    void forceSoon() {
        if (asked.getAndSet(true)) {
            return;
        }
        if (thread == null) {
            thread = Executors.newSingleThreadExecutor(work -> {
                Thread made = new Thread(work, "transcript-disk");
                made.setDaemon(true);
                return made;
            });
        }
        thread.execute(this::force);
    }

    private void force() {
        asked.set(false);
        try {
            for (Forcing file : files) {
                file.force();
            }
        } catch (IOException e) {
            failed.accept(e);
        }
    }

    /** Waits for what was asked. */
    @Override
    public void close() {
        if (thread == null) {
            return;
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
