// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.session.Directories;
import io.jumpkit.transcript.Recorder.Setup;
import io.jumpkit.transcript.Recorder.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gibibyte of output is recorded in a small heap. */
class LongOutputIT {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final long ALL_BYTES = 1L << 30;

    @TempDir
    Path state;

    /** A program that prints what a busy log prints, a gibibyte of it. */
    static final class Busy {
        public static void main(String[] args) {
            Path state = Path.of(args[0]);
            Setup setup = Setup.of(Optional.of("lab"), List.of(), "0.1", () -> Terminal.NONE, Clock.systemUTC());
            Recorder recorder = Recorder.open(new Directories(state, state, state), setup);
            String line =
                    "2026-11-22T08:31:04.123Z n1 etcd[4711]: sending heartbeat took 104.2 ms, to=ab3f11c6, level=warn\n";
            String chunk = line.repeat(CHUNK_BYTES / line.length() + 1).substring(0, CHUNK_BYTES);
            recorder.event("command", Map.of("line", "x cat /var/log/syslog"));
            long begin = System.nanoTime();
            for (long sent = 0; sent < ALL_BYTES; sent += CHUNK_BYTES) {
                recorder.output(chunk);
            }
            recorder.event("result", Map.of("exit", 0, "record_ms", (System.nanoTime() - begin) / 1_000_000));
            recorder.close();
        }
    }

    @Test
    void aGibibyteFitsInASmallHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Busy.class.getName(),
                        state.toString())
                .inheritIO()
                .start();

        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertTrue(ended && process.exitValue() == 0);
        Transcript transcript =
                new Transcripts(state.resolve("sessions")).newestFirst().get(0);
        assertEquals(List.of(), Chain.check(transcript).problems());
        assertTrue(Files.size(transcript.cast()) > ALL_BYTES);
    }
}
