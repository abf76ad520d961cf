// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.job;

import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.transport.Files;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongConsumer;

/** Files to nodes and from nodes, whole or not at all, with their permissions. */
public final class Moves {
    private static final PosixFilePermission[] LOW_TO_HIGH = {
        PosixFilePermission.OTHERS_EXECUTE,
        PosixFilePermission.OTHERS_WRITE,
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_READ
    };

    private Moves() {}

    /** A local file to a path there, or into it when it is a folder. */
    public record ToNode(Path file, String path) implements FileJob.Move {
        @Override
        public String move(Files files, LongConsumer moved) throws IOException {
            String home = fromHome(path);
            boolean folder = home.isEmpty() || home.endsWith("/") || files.isFolder(home);
            String separator = home.isEmpty() || home.endsWith("/") ? "" : "/";
            String target = folder ? home + separator + file.getFileName() : home;
            try (InputStream content = java.nio.file.Files.newInputStream(file)) {
                files.put(content, totalBytes(), target, mode(file), moved);
            }
            return target;
        }

        @Override
        public long totalBytes() {
            return file.toFile().length();
        }
    }

    /** A file there into a local folder, named by the node. */
    public record FromNode(Node node, String path, Path folder) implements FileJob.Move {
        @Override
        public String move(Files files, LongConsumer moved) throws IOException {
            String remote = fromHome(path);
            String name = remote.substring(remote.lastIndexOf('/') + 1) + "."
                    + node.name().replace('/', '_');
            java.nio.file.Files.createDirectories(folder);
            Path beside = java.nio.file.Files.createTempFile(folder, "." + name, ".part");
            Path target = folder.resolve(name);
            try {
                int mode;
                try (OutputStream to = java.nio.file.Files.newOutputStream(beside)) {
                    mode = files.get(remote, to, moved);
                }
                java.nio.file.Files.setPosixFilePermissions(beside, permissions(mode));
                java.nio.file.Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            } catch (FileSystemException e) {
                throw new IOException(e.getFile() + ": " + e.getReason(), e);
            } finally {
                java.nio.file.Files.deleteIfExists(beside);
            }
            return target.toString();
        }

        @Override
        public long totalBytes() {
            return 0;
        }
    }

    /** Both SFTP and a shell start in the home folder and know no tilde. */
    private static String fromHome(String path) {
        return path.startsWith("~/") ? path.substring(2) : path.equals("~") ? "" : path;
    }

    private static int mode(Path file) throws IOException {
        Set<PosixFilePermission> set = java.nio.file.Files.getPosixFilePermissions(file);
        int mode = 0;
        for (int bit = 0; bit < LOW_TO_HIGH.length; bit++) {
            mode |= set.contains(LOW_TO_HIGH[bit]) ? 1 << bit : 0;
        }
        return mode;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < LOW_TO_HIGH.length; bit++) {
            if ((mode & 1 << bit) != 0) {
                set.add(LOW_TO_HIGH[bit]);
            }
        }
        return set;
    }
}
