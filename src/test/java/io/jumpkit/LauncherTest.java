// SPDX-License-Identifier: Apache-2.0
package io.jumpkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code jumpkit}, with a JDK whose java prints what it is called with. */
class LauncherTest {
    private static final String JAVA =
            """
            #!/bin/sh
            for word in "$@"; do [ "$last" != -cp ] || cat "$word"; last=$word; done
            echo "HOME=$HOME"
            """;

    @TempDir
    Path folder;

    // Not in the folder above: an archive may still be in the making when a test is over.
    private Path cache = Path.of("target", "launcher-cache").toAbsolutePath();
    private Path home;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        Files.copy(Path.of("jumpkit"), home.resolve("jumpkit"), StandardCopyOption.COPY_ATTRIBUTES);
        Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
        for (String program : new String[] {"java", "javac"}) {
            Files.writeString(jdk.resolve(program), JAVA);
            Files.setPosixFilePermissions(jdk.resolve(program), PosixFilePermissions.fromString("rwx------"));
        }
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
        build("first", "2026-11-24T01:00:00Z");
    }

    @Test
    void aBuildBesideAnOpenShellLeavesItsClassesAlone() throws Exception {
        assertEquals("first\nHOME=/h\n", start(Map.of("HOME", "/h")));
        Path running = copy();

        build("second", "2026-11-24T02:00:00Z");

        assertEquals("first\n", Files.readString(running));
        assertEquals("second\nHOME=/h\n", start(Map.of("HOME", "/h")));
        assertEquals("first\n", Files.readString(running));
    }

    @Test
    void startsFromWhatWasBuiltWhereNothingMayBeWritten() throws Exception {
        Files.writeString(home.resolve("target/run"), "in the way");

        assertEquals("first\nHOME=/h\n", start(Map.of("HOME", "/h")));
    }

    @Test
    void withoutHomeTakesThatOfThePasswordFile() throws Exception {
        String said = start(Map.of());

        assertEquals("first", said.lines().findFirst().orElse(""));
        assertNotEquals("HOME=", said.lines().skip(1).findFirst().orElse(""));
    }

    @Test
    void aCacheFolderThatWasThereKeepsItsMode() throws Exception {
        cache = Files.createDirectories(folder.resolve("shared"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));

        start(Map.of("HOME", "/h"));

        Path archives = cache.resolve("startup");
        for (int i = 0; i < 200 && !Files.exists(archives); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(archives)));
        assertEquals("rwxrwxrwx", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)));
        // Made or not, it is over: the folder of the test can go.
        for (int i = 0; i < 200 && making(archives); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void whoMakesTheArchiveIsLeftToItAsLongAsItLives() throws Exception {
        cache = folder.resolve("cache");
        Path archives = Files.createDirectories(
                cache.resolve("startup"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path mark = archives.resolve("making-17-" + Files.getAttribute(home, "unix:ino"));
        String alive = ProcessHandle.current().pid() + "\n";
        old(mark, alive);

        start(Map.of("HOME", "/h"));
        TimeUnit.MILLISECONDS.sleep(500);
        assertEquals(alive, Files.readString(mark));

        // No process has that number.
        old(mark, "99999999\n");
        start(Map.of("HOME", "/h"));
        for (int i = 0; i < 200 && making(archives); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertFalse(making(archives));
    }

    private static void old(Path mark, String text) throws IOException {
        Files.writeString(mark, text);
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minusSeconds(600)));
    }

    private static boolean making(Path archives) throws IOException {
        try (var files = Files.list(archives)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("making-"));
        }
    }

    private void build(String text, String time) throws IOException {
        Path jar = Files.createDirectories(home.resolve("target")).resolve("jumpkit.jar");
        Files.writeString(jar, text + "\n");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse(time)));
    }

    private Path copy() throws IOException {
        try (var files = Files.list(home.resolve("target/run"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private String start(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("jumpkit").toString(), "--version")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> own = new HashMap<>(environment);
        own.put("PATH", System.getenv("PATH"));
        own.put("JUMPKIT_JAVA_HOME", folder.resolve("jdk").toString());
        own.put("JUMPKIT_CACHE_DIR", cache.toString());
        builder.environment().clear();
        builder.environment().putAll(own);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor());
        return said;
    }
}
