// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.session.Directories;
import io.jumpkit.transcript.Recorder.Setup;
import io.jumpkit.transcript.Recorder.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSessionTest {
    @TempDir
    Path state;

    /** A program that records commands without end. */
    static final class Endless {
        public static void main(String[] args) {
            Path state = Path.of(args[0]);
            Setup setup = Setup.of(
                    Optional.of("lab"), List.of("jumpkit", "lab"), "0.1", () -> Terminal.NONE, Clock.systemUTC());
            Recorder recorder = Recorder.open(new Directories(state, state, state), setup);
            for (int i = 0; ; i++) {
                recorder.output("lab > nodes\n");
                recorder.event("command", Map.of("line", "nodes " + i));
                recorder.output("n1 n2 n3 \u001b[32mup\u001b[0m\n".repeat(100));
                recorder.event("result", Map.of("exit", 0));
            }
        }
    }

    @Test
    void opensAndSaysThatItEndedUnexpectedly() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        state.toString())
                .inheritIO()
                .start();
        Transcript transcript = whenItHasCommands(process);
        assertEquals(Summary.RECORDING, Summary.of(transcript).orElseThrow().ended());

        process.destroyForcibly();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));

        Summary summary = Summary.of(transcript).orElseThrow();
        assertEquals(Summary.UNEXPECTED, summary.ended());
        assertEquals(List.of(), Chain.check(transcript).problems());
        List<Moment> moments = new ArrayList<>();
        Timeline.moments(transcript, moments::add);
        assertTrue(moments.size() > 50);
        try (Cast cast = Cast.open(transcript.cast())) {
            int shown = 0;
            while (cast.hasNext()) {
                shown += cast.next().code() == 'o' ? 1 : 0;
            }
            assertTrue(shown > 50);
        }
    }

    private Transcript whenItHasCommands(Process process) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            List<Transcript> all = new Transcripts(state.resolve("sessions")).newestFirst();
            if (!all.isEmpty() && Summary.of(all.get(0)).map(Summary::commands).orElse(0) > 50) {
                return all.get(0);
            }
            assertFalse(process.waitFor(100, TimeUnit.MILLISECONDS), "it ended by itself");
        }
        throw new AssertionError("nothing was recorded within 30 s");
    }
}
