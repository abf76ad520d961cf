// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The machine's etcd, or that of Debian's package etcd-server, unpacked into the build folder: installing the package
 * would start a service that nobody asked for.
 */
final class EtcdBinary {
    private static final Path FOLDER = Path.of("target", "etcd-server");
    private static final Path NEWER = Path.of("target", "etcd-server-3.5");

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
        try (Apt apt = Apt.take()) {
            if (Files.isExecutable(unpacked)) {
                return unpacked;
            }
            Files.createDirectories(FOLDER);
            if (apt.run(FOLDER, List.of("apt-get", "download", "etcd-server")) != 0) {
                apt.get("update");
                apt.run(FOLDER, List.of("apt-get", "download", "etcd-server"));
            }
            unpack(apt, FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.isExecutable(unpacked)) {
            throw new AssertionError("this test needs etcd; run: apt-get download etcd-server && dpkg-deb -x it into "
                    + FOLDER.toAbsolutePath());
        }
        return unpacked;
    }

    /** Debian 13's etcd 3.5, which runs on Debian 12; fetched through lists of its own, once. */
    static synchronized Path newer() {
        Path program = NEWER.resolve("usr/bin/etcd").toAbsolutePath();
        if (!Files.isExecutable(program)) {
            fetchNewer(program);
        }
        if (!Files.isExecutable(program)) {
            throw new AssertionError("this test needs Debian 13's etcd-server unpacked in " + NEWER.toAbsolutePath());
        }
        return program;
    }

    private static void fetchNewer(Path program) {
        try (Apt apt = Apt.take()) {
            if (Files.isExecutable(program)) {
                return;
            }
            Files.createDirectories(NEWER.resolve("lists/partial"));
            Files.createDirectories(NEWER.resolve("cache/archives/partial"));
            Path sources = NEWER.resolve("sources.list").toAbsolutePath();
            Files.writeString(
                    sources,
                    "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] " + mirror() + " trixie main\n");
            List<String> own = List.of(
                    "apt-get",
                    "-qq",
                    "-o",
                    "Dir::Etc::SourceList=" + sources,
                    "-o",
                    "Dir::Etc::SourceParts=-",
                    "-o",
                    "Dir::State::Lists=" + NEWER.resolve("lists").toAbsolutePath(),
                    "-o",
                    "Dir::Cache=" + NEWER.resolve("cache").toAbsolutePath());
            apt.run(NEWER, Stream.concat(own.stream(), Stream.of("update")).toList());
            apt.run(
                    NEWER,
                    Stream.concat(own.stream(), Stream.of("download", "etcd-server"))
                            .toList());
            unpack(apt, NEWER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where this machine's own apt gets Debian from. */
    private static String mirror() throws IOException {
        Process process = new ProcessBuilder(
                        "apt-get", "indextargets", "--format", "$(ORIGIN)|$(LABEL)|$(REPO_URI)", "Created-By: Packages")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .filter(l -> l.startsWith("Debian|Debian|"))
                .map(l -> l.substring("Debian|Debian|".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no mirror of Debian in this machine's apt configuration"));
    }

    private static void unpack(Apt apt, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path deb : files.filter(f -> f.toString().endsWith(".deb")).toList()) {
                apt.run(folder, List.of("dpkg-deb", "-x", deb.getFileName().toString(), "."));
            }
        }
    }
}
