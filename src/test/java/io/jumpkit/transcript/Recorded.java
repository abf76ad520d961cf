// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.transcript.Recorder.Setup;
import io.jumpkit.transcript.Recorder.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A session on cluster lab that is recorded on a clock the test moves. */
final class Recorded {
    static final Instant BEGAN = Instant.parse("2026-11-22T08:31:04Z");

    final Recorder recorder;
    final Transcript transcript;
    private final AtomicLong millis = new AtomicLong();

    Recorded(Path sessions) {
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return BEGAN.plusMillis(millis.get());
            }
        };
        Setup setup = new Setup(
                Optional.of("lab"),
                List.of("jumpkit", "lab"),
                "ops",
                Setup.hostName(),
                "0.1",
                () -> new Terminal(80, 24, "xterm"),
                clock,
                false,
                warning -> {
                    throw new AssertionError(warning);
                },
                List.of());
        FileRecorder.Machine machine = new FileRecorder.Machine(Sink::file, () -> millis.get() * 1_000_000);
        recorder = FileRecorder.open(sessions, setup, machine);
        transcript = new Transcript(recorder.path().orElseThrow());
    }

    Recorded after(int passed) {
        millis.addAndGet(passed);
        return this;
    }

    /** A command as the shell records it, 100 ms long. */
    Recorded command(String line, int exit, String output) {
        recorder.output("lab > " + line + "\n");
        recorder.event("command", Map.of("line", line, "effect", "read"));
        after(100);
        recorder.output(output);
        recorder.event("result", Map.of("exit", exit, "duration_ms", 100));
        recorder.marker(line);
        return this;
    }

    /** The session as most tests want it: two commands and a note, ten seconds of thought between them. */
    static Transcript session(Path sessions) {
        Recorded recorded = new Recorded(sessions);
        recorded.after(500).command("etcd members", 0, "n1  \u001b[32mleader\u001b[0m\nn2  follower\n");
        recorded.after(10_000).command("x df -h", 1, "n3: disk `full`\n");
        recorded.recorder.event("note", Map.of("text", "n3 is *full*"));
        recorded.recorder.exit(0);
        recorded.recorder.close();
        return recorded.transcript;
    }
}
