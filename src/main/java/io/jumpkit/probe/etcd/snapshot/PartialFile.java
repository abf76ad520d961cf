// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that is not there until it is whole: written under another name beside its place, readable by its owner alone,
 * and never put over another file. Closing it takes away what was not finished.
 */
final class PartialFile implements AutoCloseable {
    private final Path target;
    private final Path partial;
    private final FileChannel channel;

    private PartialFile(Path target, Path partial, FileChannel channel) {
        this.target = target;
        this.partial = partial;
        this.channel = channel;
    }

    /**
     * Opens it.
     *
     * @throws UserError refused, when there is such a file already; usage, when nothing can be written there
     */
    static PartialFile open(Path target) {
        refuseExisting(target);
        String number = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path partial = target.resolveSibling("." + target.getFileName() + ".partial-" + number);
        try {
            FileChannel channel = FileChannel.open(
                    partial,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new PartialFile(target, partial, channel);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    /** A file that came as a whole under another name on the same disk; what is written is put behind what it has. */
    static PartialFile of(Path came, Path target) throws IOException {
        Files.setPosixFilePermissions(came, PosixFilePermissions.fromString("rw-------"));
        return new PartialFile(target, came, FileChannel.open(came, StandardOpenOption.APPEND));
    }

    /**
     * A folder beside the file to be, for its owner alone, in which what comes can wait.
     *
     * @throws UserError as {@link #open} does
     */
    static Path folderFor(Path target) {
        refuseExisting(target);
        try {
            return Files.createTempDirectory(target.getParent(), "." + target.getFileName() + ".partial-");
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    private static UserError cannotWrite(Path target, IOException e) {
        return UserError.usage("cannot write " + target + ": " + FileFault.of(e), "name a file in another folder")
                .causedBy(e);
    }

    private static void refuseExisting(Path target) {
        if (Files.exists(target)) {
            throw UserError.refused(target + " exists and is never written over", "name another file");
        }
    }

    /** Where to write. */
    FileChannel channel() {
        return channel;
    }

    /** The file under its name for the time being. */
    Path path() {
        return partial;
    }

    /** Puts bytes behind what is there. */
    void append(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** What was written is on the disk when this returns. */
    void sync() throws IOException {
        channel.force(true);
    }

    /** Gives it its name: by a hard link, which unlike a rename fails when the name was taken meanwhile. */
    void finish() throws IOException {
        channel.close();
        try {
            Files.createLink(target, partial);
        } catch (FileAlreadyExistsException e) {
            throw UserError.refused(target + " exists and is never written over", "name another file")
                    .causedBy(e);
        } catch (IOException | UnsupportedOperationException e) {
            // The file system knows no links; a move that does not replace is the next best.
            Files.move(partial, target);
        }
        Files.deleteIfExists(partial);
        try (FileChannel folder = FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(partial);
    }
}
