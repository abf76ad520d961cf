// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The lab's shell scripts: packed into the jar, put where they can run under a name made of their content. */
final class Scripts {
    private static final String ENTRY = "lab";

    private final SortedMap<String, byte[]> files;

    private Scripts(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /** The scripts that came with this Jumpkit. */
    static Scripts packed() {
        URL entry = Scripts.class.getResource("scripts/" + ENTRY);
        if (entry == null) {
            throw new IllegalStateException("the lab's scripts are not in this jar");
        }
        try {
            URI uri = entry.toURI();
            if (!uri.getScheme().equals("jar")) {
                return new Scripts(read(Path.of(uri).getParent()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return new Scripts(read(jar.provider().getPath(uri).getParent()));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, byte[]> read(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** The scripts' names, as paths inside their folder. */
    SortedMap<String, byte[]> files() {
        return files;
    }

    /**
     * Puts the scripts into a cache unless they are there, and says where their entry point is. Running labs keep using the
     * ones they were started with: another version goes to another folder.
     */
    Path unpackInto(Path cache) {
        Path folder = cache.resolve("lab-" + hash());
        Path entry = folder.resolve(ENTRY);
        try {
            if (!Files.exists(entry)) {
                Files.createDirectories(cache);
                Path half = Files.createTempDirectory(cache, "lab-new");
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    write(half.resolve(file.getKey()), file.getValue());
                }
                moveUnlessThere(half, folder);
            }
            return entry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Another Jumpkit may have been quicker; its copy is the same. */
    private static void moveUnlessThere(Path half, Path folder) throws IOException {
        try {
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(folder.resolve(ENTRY))) {
                throw e;
            }
        }
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
