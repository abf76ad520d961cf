// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The machine's etcd, or that of Debian's package etcd-server, unpacked into the build folder: installing the package
 * would start a service that nobody asked for.
 */
final class EtcdBinary {
    private static final Path FOLDER = Path.of("target", "etcd-server");
    private static final long MINUTES = 3;

    private EtcdBinary() {}

    /** The program; found once, and fetched when it is nowhere. */
    static synchronized Path path() {
        Path unpacked = FOLDER.resolve("usr/bin/etcd").toAbsolutePath();
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "etcd"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> Files.isExecutable(unpacked) ? unpacked : fetch(unpacked));
    }

    private static Path fetch(Path unpacked) {
        try {
            Files.createDirectories(FOLDER);
            if (run(List.of("apt-get", "download", "etcd-server")) != 0) {
                run(List.of("apt-get", "update"));
                run(List.of("apt-get", "download", "etcd-server"));
            }
            try (Stream<Path> files = Files.list(FOLDER)) {
                for (Path deb : files.filter(f -> f.toString().endsWith(".deb")).toList()) {
                    run(List.of("dpkg-deb", "-x", deb.getFileName().toString(), "."));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.isExecutable(unpacked)) {
            throw new AssertionError("this test needs etcd; run: apt-get download etcd-server && dpkg-deb -x it into "
                    + FOLDER.toAbsolutePath());
        }
        return unpacked;
    }

    private static int run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " did not end within " + MINUTES + " minutes");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
