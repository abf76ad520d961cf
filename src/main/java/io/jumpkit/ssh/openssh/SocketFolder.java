// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.openssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of this process's own for control sockets, with a path short enough for the kernel. */
final class SocketFolder implements AutoCloseable {
    /** A socket's path may have 107 bytes; ssh appends 17 while it makes one, and a number is ours. */
    private static final int LONGEST = 107 - 17 - 8;

    private static final System.Logger LOG = System.getLogger(SocketFolder.class.getName());

    private final Path folder;
    private int number;

    private SocketFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes one: in the user's runtime folder, else in the cache, else in that for temporary files; in the first of them
     * that can be used.
     *
     * @param runtime the user's runtime folder; empty when there is none
     */
    static SocketFolder make(Path cache, String runtime) throws IOException {
        String name = "cm-" + Long.toHexString(new SecureRandom().nextInt() & 0xffffffffL);
        List<Path> places = new ArrayList<>();
        if (!runtime.isEmpty()) {
            places.add(Path.of(runtime, "jumpkit", name));
        }
        places.add(cache.resolve(name));
        for (Path place : places) {
            if (place.toString().length() <= LONGEST) {
                try {
                    return made(place);
                } catch (IOException e) {
                    LOG.log(System.Logger.Level.INFO, "no folder for sockets at " + place, e);
                }
            }
        }
        return made(Path.of(System.getProperty("java.io.tmpdir"), "jumpkit-" + name));
    }

    private static SocketFolder made(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        // Not createDirectories: a folder that somebody else has made there must not be used.
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new SocketFolder(folder);
    }

    Path path() {
        return folder;
    }

    synchronized Path newSocket() {
        return folder.resolve(String.valueOf(++number));
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException ignored) {
            // A socket that its master is just removing; the folder is in a place for such things.
        }
    }
}
