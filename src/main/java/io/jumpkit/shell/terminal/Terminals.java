// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens terminals. */
public final class Terminals {
    private Terminals() {}

    /** The terminal that this process was started on. */
    public static Terminal system() {
        try {
            // JNI is the quickest of JLine's ways to the terminal on every JDK that we know.
            return TerminalBuilder.builder()
                    .system(true)
                    .provider(TerminalBuilder.PROP_PROVIDER_JNI)
                    .encoding(StandardCharsets.UTF_8)
                    .nativeSignals(true)
                    .signalHandler(Terminal.SignalHandler.SIG_IGN)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A terminal at whose end nobody sits, to load what a real one needs. */
    public static Terminal unattended() {
        try {
            return TerminalBuilder.builder()
                    .system(false)
                    .provider(TerminalBuilder.PROP_PROVIDER_JNI)
                    .encoding(StandardCharsets.UTF_8)
                    .type("xterm-256color")
                    .streams(new ByteArrayInputStream(new byte[0]), OutputStream.nullOutputStream())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
