// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.AbstractPosixTerminal;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.spi.Pty;

/** Opens terminals. */
public final class Terminals {
    private static final String TYPE = "xterm-256color";

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

    /** A terminal at whose end nobody sits and all has been typed already: loads what the system's one needs. */
    public static Terminal unattended(String typed) {
        try {
            Terminal ends = TerminalBuilder.builder()
                    .system(false)
                    .provider(TerminalBuilder.PROP_PROVIDER_JNI)
                    .encoding(StandardCharsets.UTF_8)
                    .type(TYPE)
                    .paused(true)
                    .streams(
                            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                            OutputStream.nullOutputStream())
                    .build();
            // Raw before anything is typed: a cooked terminal would take Ctrl-D for itself.
            ends.enterRawMode();
            ends.resume();
            Pty pty = ((AbstractPosixTerminal) ends).getPty();
            return new PosixSysTerminal(
                    "warm-up", TYPE, pty, StandardCharsets.UTF_8, true, Terminal.SignalHandler.SIG_IGN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
