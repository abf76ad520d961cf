// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.transcript.Player;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

class LentTerminalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void keysComeOneByOneAndTheTerminalIsGivenBack() throws IOException, InterruptedException {
        PipedOutputStream keys = new PipedOutputStream();
        try (Terminal terminal = TerminalBuilder.builder()
                .system(false)
                .provider(TerminalBuilder.PROP_PROVIDER_JNI)
                .streams(new PipedInputStream(keys), new ByteArrayOutputStream())
                .build()) {
            boolean signals = terminal.getAttributes().getLocalFlag(LocalFlag.ISIG);
            TerminalConsole console =
                    new TerminalConsole(terminal, new TerminalConsole.Look(true, true, true, true), Optional.empty());

            try (Player.Taken taken = console.take()) {
                keys.write("]\u0003".getBytes(StandardCharsets.US_ASCII));
                keys.flush();

                assertEquals(']', taken.read(PATIENCE));
                assertEquals(3, taken.read(PATIENCE));
                assertEquals(Player.Taken.NO_KEY, taken.read(Duration.ofMillis(20)));
                assertEquals(Player.Taken.NO_KEY, taken.read(Duration.ZERO));
            }

            assertTrue(signals);
            assertEquals(signals, terminal.getAttributes().getLocalFlag(LocalFlag.ISIG));
        }
    }
}
