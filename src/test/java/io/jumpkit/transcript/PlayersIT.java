// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.json.Json;
import io.jumpkit.testing.DebianPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The players that our users have read what we write. */
class PlayersIT {
    private static final String PLAYER = "asciinema-player";
    private static final String PLAYER_VERSION = "3.17.0";
    private static final String PLAYER_SHA512 =
            "JbjNJmA2TLIeYNaOEja+kVSzXadKoqpIzVVmfBGNj2DmdtE/vExBCnkE8NYEcpaQcDvUYg8Ltt0urT80frACmw==";
    private static final Path TARGET = Path.of("target", "players").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void asciinemaOfDebianPlaysTheOldForm() throws Exception {
        DebianPackage.ensure("asciinema");
        Transcript transcript = Recorded.session(folder);
        List<String> lines = new ArrayList<>();
        Export.CAST_V2.write(transcript, lines::add);
        Path file = Files.write(folder.resolve("old.cast"), lines);

        // It wants a terminal to play on: script(1) gives it one.
        String shown = output("script", "-qec", "asciinema play -s 100 " + file, "/dev/null");

        assertEquals(shownBy(transcript), shown.replace("\r", ""));
    }

    @Test
    void asciinemaPlayerOfTheWebReadsTheNewForm() throws Exception {
        Transcript transcript = Recorded.session(folder);
        Path script = Path.of("src/test/resources/io/jumpkit/transcript/asciinema-player.mjs");

        JsonNode known = Json.read(output(
                "node",
                script.toString(),
                player().toString(),
                transcript.cast().toString()));

        assertEquals(shownBy(transcript), known.path("shown").asText().replace("\r", ""));
        assertEquals("80x24", known.path("sizes").path(0).asText());
        assertEquals("etcd members", known.path("markers").path(0).path(1).asText());
        assertEquals(2.7, known.path("duration").asDouble(), 0.001);
    }

    private static String shownBy(Transcript transcript) {
        StringBuilder shown = new StringBuilder();
        try (Cast cast = Cast.open(transcript.cast())) {
            while (cast.hasNext()) {
                Cast.Entry entry = cast.next();
                shown.append(entry.code() == 'o' ? entry.data().replace("\r", "") : "");
            }
        }
        return shown.toString();
    }

    /** The player as its authors published it, once per checkout; its bytes are the ones that this test was written for. */
    private static Path player() throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/node")) || !Files.isExecutable(Path.of("/usr/bin/npm"))) {
            DebianPackage.ensure("nodejs");
            DebianPackage.ensure("npm");
        }
        Files.createDirectories(TARGET);
        Path packed = TARGET.resolve(PLAYER + "-" + PLAYER_VERSION + ".tgz");
        if (!Files.exists(packed)) {
            output("npm", "pack", "--silent", "--pack-destination", TARGET.toString(), PLAYER + "@" + PLAYER_VERSION);
        }
        byte[] sha512 = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(packed));
        assertEquals(PLAYER_SHA512, Base64.getEncoder().encodeToString(sha512), packed.toString());
        output("tar", "-xzf", packed.toString(), "-C", TARGET.toString());
        return TARGET.resolve("package");
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("said", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String text = Files.readString(said, StandardCharsets.UTF_8);
        Files.delete(said);
        assertTrue(ended && process.exitValue() == 0, String.join(" ", command) + ": " + text);
        return text;
    }
}
