// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.output.Line;
import io.jumpkit.output.Question;
import io.jumpkit.session.Directories;
import io.jumpkit.transcript.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalConsoleTest {
    @TempDir
    Path state;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void aQuestionHasTheKeysAndTheLastLineToItselfWhileAFanOutRuns()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        PipedOutputStream keys = new PipedOutputStream();
        try (Terminal terminal = TerminalBuilder.builder()
                .system(false)
                .provider(TerminalBuilder.PROP_PROVIDER_JNI)
                .type("xterm")
                .streams(new PipedInputStream(keys), screen)
                .build()) {
            TerminalConsole console =
                    new TerminalConsole(terminal, new TerminalConsole.Look(true, true, true, true), Optional.empty());
            terminal.setSize(new Size(80, 24));
            console.still();
            console.live(List.of(Line.of("0/1 answered")));
            var listening = console.onEnter(() -> {});

            CompletableFuture<String> answer =
                    CompletableFuture.supplyAsync(() -> console.ask(Question.secret("password: ", "--none")));
            await("password: ");
            int asked = shown().length();
            console.live(List.of(Line.of("0/1 still waiting")));
            console.resized();
            keys.write("hunter2\r".getBytes(StandardCharsets.US_ASCII));
            keys.flush();

            assertEquals("hunter2", answer.get(10, TimeUnit.SECONDS));
            assertFalse(shown().substring(asked).contains("waiting"), shown());
            assertFalse(shown().contains("hunter2"), shown());
            console.live(List.of(Line.of("0/1 still waiting")));
            await("still waiting");
            listening.close();
            assertEquals("", console.takeTypeAhead());
        }
    }

    @Test
    void whatIsSaidBesideTheTerminalIsOnRecordToo() throws IOException {
        ByteArrayOutputStream beside = new ByteArrayOutputStream();
        Recorder recorder = Recorder.open(
                new Directories(state, state, state),
                Recorder.Setup.of(Optional.empty(), List.of(), "0", () -> Recorder.Terminal.NONE, Clock.systemUTC()));
        Path events = recorder.path().orElseThrow().resolve("events.jsonl");
        try (Terminal terminal = TerminalBuilder.builder()
                .system(false)
                .provider(TerminalBuilder.PROP_PROVIDER_JNI)
                .type("xterm")
                .streams(new PipedInputStream(), screen)
                .build()) {
            TerminalConsole console = new TerminalConsole(
                    terminal, new TerminalConsole.Look(true, true, true, true), Optional.of(new PrintStream(beside)));
            console.recordTo(recorder);
            recorder.event("command", Map.of("line", "nodeset -f n[1-"));
            console.say(Line.of("not a node set"));
            recorder.event("result", Map.of("exit", 2));
        }
        recorder.close();

        assertEquals("not a node set\n", beside.toString(StandardCharsets.UTF_8));
        assertEquals("", shown());
        assertTrue(Files.readString(events).contains("\"output\":\"not a node set\\n\""), Files.readString(events));
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private void await(String text) throws InterruptedException {
        for (int i = 0; i < 200 && !shown().contains(text); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertTrue(shown().contains(text), shown());
    }
}
