// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only grows: each call is one write. */
interface Sink extends AutoCloseable {

    /** Appends the bytes in one write. */
    void write(byte[] bytes) throws IOException;

    /** Returns when all of it is on the disk. */
    void force() throws IOException;

    @Override
    void close() throws IOException;

    /**
     * A file of this user alone, appended to. Not a {@link java.nio.channels.FileChannel}: that one closes itself when
     * Ctrl-C interrupts the thread that writes.
     */
    static Sink file(Path path) throws IOException {
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException ignored) {
            // Appended to.
        }
        FileOutputStream out = new FileOutputStream(path.toFile(), true);
        return new Sink() {
            @Override
            public void write(byte[] bytes) throws IOException {
                out.write(bytes);
            }

            @Override
            public void force() throws IOException {
                out.getFD().sync();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
