// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file for all of an output that is too much for memory, as far as there is room; its owner alone can read it. */
public final class Spool implements Closeable {
    private final Path file;
    private final Room room;
    private final OutputStream out;
    private long bytes;

    private Spool(Path file, Room room, OutputStream out) {
        this.file = file;
        this.room = room;
        this.out = out;
    }

    /** How much may still be written, together with everybody who asks the same. */
    @FunctionalInterface
    public interface Room {
        /** Takes so many bytes of it, or what is left. */
        int take(int wanted);
    }

    /** Makes the file, which must not be there yet, and its folder. */
    public static Spool create(Path file, Room room) throws IOException {
        Files.createDirectories(
                file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new Spool(file, room, Channels.newOutputStream(channel));
    }

    /** Appends these bytes, or as many as there is room for; tells whether it was all of them. */
    boolean write(byte[] from, int offset, int length) throws IOException {
        int granted = length == 0 ? 0 : room.take(length);
        out.write(from, offset, granted);
        bytes += granted;
        return granted == length;
    }

    Path file() {
        return file;
    }

    /** How many bytes are in it. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
