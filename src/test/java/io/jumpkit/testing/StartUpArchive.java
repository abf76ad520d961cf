// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The classes of the built jar as the launcher keeps them: tests that start it many times spend half the work. */
final class StartUpArchive {
    private static final long LIMIT_SECONDS = 120;

    private StartUpArchive() {}

    /** Once for each build and JDK; processes that ask together make it twice, and the second replaces the first. */
    static Path of(Path jar, Path java, List<String> flags) {
        try {
            Path archive = jar.resolveSibling("startup-" + Runtime.version() + "-"
                    + Files.getLastModifiedTime(jar).toMillis() + ".jsa");
            if (!Files.exists(archive)) {
                Path made = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "startup");
                make(made.resolve("archive"), jar, java, flags);
                Files.move(made.resolve("archive"), archive, StandardCopyOption.ATOMIC_MOVE);
                Files.delete(made);
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void make(Path archive, Path jar, Path java, List<String> flags)
            throws IOException, InterruptedException {
        Path state = Files.createTempDirectory("jumpkit-startup");
        ProcessBuilder builder = new ProcessBuilder(java.toString());
        builder.command().addAll(flags);
        builder.command()
                .addAll(List.of(
                        "-XX:ArchiveClassesAtExit=" + archive, "-cp", jar.toString(), "io.jumpkit.Main", "--warm-up"));
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "HOME", state.toString()));
        Process process = builder.redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        if (!Files.exists(archive)) {
            throw new AssertionError("no start-up archive was made of " + jar);
        }
        deleteTree(state);
    }

    private static void deleteTree(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
