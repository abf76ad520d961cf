// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.output.Line;
import io.jumpkit.output.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

class TerminalConsoleTest {
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
