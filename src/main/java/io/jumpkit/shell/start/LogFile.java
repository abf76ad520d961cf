// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Where our logging and every library's goes: a file, never the screen. */
public final class LogFile extends Handler {
    private static final long ROTATE_AT_BYTES = 5L * 1024 * 1024;

    private final Path file;

    /** Called by java.util.logging when the first logger is asked for: takes over the root logger. */
    public LogFile() {
        file = Path.of(System.getProperty(Logging.FILE));
        setFormatter(new LogLine());
        Logger root = Logger.getLogger("");
        root.setLevel(Level.parse(System.getProperty(Logging.LEVEL)));
        root.addHandler(this);
    }

    @Override
    public synchronized void publish(LogRecord event) {
        if (!isLoggable(event)) {
            return;
        }
        try {
            open();
            Files.writeString(file, getFormatter().format(event), StandardOpenOption.APPEND);
        } catch (IOException | UncheckedIOException e) {
            reportError("cannot write " + file, e, ErrorManager.WRITE_FAILURE);
        }
    }

    private void open() throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent(), mode("rwx------"));
            Files.createFile(file, mode("rw-------"));
        } else if (Files.size(file) > ROTATE_AT_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            Files.createFile(file, mode("rw-------"));
        }
    }

    private static FileAttribute<?> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /** A log that cannot be written must not spoil the screen. */
    @Override
    protected void reportError(String message, Exception e, int code) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
