// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.json.Json;
import io.jumpkit.transcript.Recorder.Setup;
import io.jumpkit.transcript.Recorder.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:31:04Z"), ZoneOffset.UTC);

    @TempDir
    Path sessions;

    private final AtomicLong nanos = new AtomicLong(5_000_000_000L);
    private final List<String> warnings = new ArrayList<>();

    private Setup setup() {
        return new Setup(
                Optional.of("lab"),
                List.of("jumpkit", "lab"),
                "ops",
                "desk",
                "0.1",
                () -> new Terminal(80, 24, "xterm"),
                CLOCK,
                false,
                warnings::add,
                List.of());
    }

    private Recorder open(Setup setup, Blobs.Sinks sinks) {
        return FileRecorder.open(sessions, setup, new FileRecorder.Machine(sinks, nanos::get));
    }

    private void wait(int millis) {
        nanos.addAndGet(millis * 1_000_000L);
    }

    private void session(Recorder recorder) {
        wait(100);
        recorder.output("lab ❯ ");
        wait(1000);
        recorder.output("etcd members --password x\n");
        recorder.event("command", Map.of("line", "etcd members --password x", "effect", "READ"));
        recorder.marker("08:31:04 etcd members");
        wait(50);
        recorder.live("\u001b[1masking\u001b[0m");
        recorder.output("\u001b[32mn1\u001b[0m  leader\nn2  follower\n");
        recorder.event("result", Map.of("exit", 0));
        recorder.resize(100, 30);
        recorder.exit(0);
        recorder.close();
    }

    @Test
    void writesTheReplayAsAsciicastV3() throws IOException {
        Recorder recorder = open(setup(), Sink::file);
        Path folder = recorder.path().orElseThrow();

        session(recorder);

        assertEquals(
                """
                {"version":3,"term":{"cols":80,"rows":24,"type":"xterm"},"timestamp":1795336264,"idle_time_limit":2.0,"title":"jumpkit lab","env":{"TERM":"xterm"}}
                [0.100000, "o", "lab ❯ "]
                [1.000000, "o", "etcd members --password [masked:password]\\r\\n"]
                [0.000000, "m", "08:31:04 etcd members"]
                [0.050000, "o", "\\u001b[1masking\\u001b[0m"]
                [0.000000, "o", "\\u001b[32mn1\\u001b[0m  leader\\r\\nn2  follower\\r\\n"]
                [0.000000, "r", "100x30"]
                [0.000000, "x", "0"]
                """,
                Files.readString(folder.resolve("session.cast")));
    }

    @Test
    void writesEventsChainedMaskedAndWithTheirOutput() throws IOException {
        Recorder recorder = open(setup(), Sink::file);
        Path folder = recorder.path().orElseThrow();

        session(recorder);

        List<String> lines = Files.readAllLines(folder.resolve("events.jsonl"));
        String who = "\"actor\":\"ops\",\"host\":\"desk\",\"cluster\":\"lab\"";
        assertEquals(7, lines.size());
        assertTrue(lines.get(1)
                .startsWith("{\"seq\":1,\"ts\":\"2026-11-22T08:31:04.000Z\",\"mono_ms\":1100,\"kind\":\"redaction\","
                        + who));
        assertTrue(lines.get(2).contains("\"kind\":\"command\"," + who));
        assertTrue(lines.get(2).contains("\"line\":\"etcd members --password [masked:password]\""));
        assertTrue(lines.get(4)
                .contains("\"exit\":0,\"output\":\"n1  leader\\nn2  follower\\n\",\"prev\":\""
                        + Sha256.of(lines.get(3).getBytes(), lines.get(3).getBytes().length) + "\"}"));
        assertTrue(lines.get(6).contains("\"kind\":\"end\"," + who + ",\"exit\":0,\"duration_ms\":1150,\"cast\":"));
    }

    @Test
    void theWordsOfACommandHideWhatItsLineHides() throws IOException {
        Recorder recorder = open(setup(), Sink::file);
        Path folder = recorder.path().orElseThrow();

        recorder.event(
                "command",
                Map.of(
                        "line",
                        "x redis-cli config set requirepass hunter2a",
                        "argv",
                        List.of("x", "redis-cli", "config", "set", "requirepass", "hunter2a")));
        recorder.close();

        assertEquals(-1, Files.readString(folder.resolve("events.jsonl")).indexOf("hunter2a"));
    }

    @Test
    void filesBelongToTheOperatorAlone() throws IOException {
        Recorder recorder = open(setup(), Sink::file);
        Path folder = recorder.path().orElseThrow();
        recorder.event("result", Map.of("output", "x".repeat(Blobs.INLINE_CHARS + 1)));
        recorder.close();

        assertTrue(folder.getFileName().toString().matches("2026-11-22T083104Z-lab-[0-9a-f]{4}"));
        try (Stream<Path> all = Files.walk(folder)) {
            all.forEach(path -> assertEquals(
                    Files.isDirectory(path) ? "rwx------" : "rw-------", permissions(path), path.toString()));
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void longOutputGoesToABlobNamedByItsHash() throws IOException {
        Recorder recorder = open(setup(), Sink::file);
        Path folder = recorder.path().orElseThrow();
        recorder.event("command", Map.of("line", "x cat big"));
        for (int i = 0; i < 3000; i++) {
            recorder.output("line \ud83d\ude80 " + i + " of a long output from one node\n");
        }
        recorder.event("result", Map.of("exit", 0));
        recorder.close();

        List<String> lines = Files.readAllLines(folder.resolve("events.jsonl"));
        try (Stream<Path> blobs = Files.list(folder.resolve("blobs"))) {
            Path blob = blobs.findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(blob);
            assertEquals(blob.getFileName().toString(), Sha256.of(bytes, bytes.length));
            assertTrue(Files.readString(blob).startsWith("line \ud83d\ude80 0 of a long"));
            assertTrue(lines.get(2)
                    .contains("\"output_ref\":{\"sha256\":\"" + blob.getFileName() + "\",\"bytes\":" + bytes.length
                            + "}"));
        }
    }

    @Test
    void oneLongPieceOfOutputIsManyOfTheReplay() throws IOException {
        Recorder recorder = open(setup(), Sink::file);
        Path cast = recorder.path().orElseThrow().resolve("session.cast");
        String text = "x".repeat(CastLog.LONGEST_PIECE - 1) + "\ud83d\ude80".repeat(CastLog.LONGEST_PIECE);

        recorder.output(text);
        recorder.close();

        StringBuilder replayed = new StringBuilder();
        for (String line : Files.readAllLines(cast).subList(1, 5)) {
            String piece = Json.read(line).get(2).asText();
            assertTrue(piece.length() <= CastLog.LONGEST_PIECE, "a piece of " + piece.length());
            replayed.append(piece);
        }
        assertEquals(text, replayed.toString());
    }

    @Test
    void aFullDiskIsToldOnceAndTheSessionGoesOn() {
        AtomicLong room = new AtomicLong(1500);
        Recorder recorder = open(setup(), path -> new FullSink(Sink.file(path), room));

        for (int i = 0; i < 100; i++) {
            recorder.event("command", Map.of("line", "nodes"));
            recorder.output("n1 n2 n3\n");
            recorder.sync();
        }
        recorder.close();

        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0)
                .endsWith("has STOPPED: No space left on device; from here on this session is not recorded"));
        assertEquals(Optional.empty(), recorder.path());
    }

    @Test
    void aReallyFullDeviceIsToldToo() {
        Recorder recorder = open(setup(), path -> Sink.file(Path.of("/dev/full")));

        assertEquals(
                List.of("cannot record to " + sessions + ": No space left on device; this session is NOT recorded"),
                warnings);
        recorder.event("command", Map.of());
    }

    @Test
    void whereRecordingIsRequiredNothingRunsWithoutIt() {
        AtomicLong room = new AtomicLong(1500);
        Recorder recorder = open(setup().required(true), path -> new FullSink(Sink.file(path), room));
        recorder.event("command", Map.of("line", "nodes"));
        room.set(0);

        UserError error = assertThrows(UserError.class, () -> recorder.event("command", Map.of("line", "nodes")));

        assertEquals(ExitCode.REFUSED, error.exit());
        assertThrows(UserError.class, recorder::sync);
        recorder.event("result", Map.of("exit", 0));
    }

    @Test
    void whereRecordingIsRequiredASessionThatCannotRecordDoesNotOpen() throws IOException {
        Path file = Files.createFile(sessions.resolve("file"));
        Setup setup = setup().required(true);

        UserError error = assertThrows(
                UserError.class, () -> FileRecorder.open(file.resolve("sessions"), setup, FileRecorder.REAL));

        assertEquals(ExitCode.REFUSED, error.exit());
    }

    @Test
    void anInterruptedThreadStillRecords() {
        Recorder recorder = open(setup(), Sink::file);

        Thread.currentThread().interrupt();
        recorder.event("command", Map.of("line", "nodes"));
        recorder.sync();

        assertTrue(Thread.interrupted());
        assertEquals(List.of(), warnings);
        recorder.close();
    }
}
