// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.AbstractPosixTerminal;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.spi.Pty;
import org.jline.utils.InfoCmp;

/** Opens terminals. */
public final class Terminals {
    private static final String TYPE = "xterm-256color";

    /** Types whose abilities JLine brings along, and whose these are: asking the machine's infocmp costs 20 to 60 ms. */
    private static final Map<String, String> KNOWN = Map.of(
            TYPE,
            TYPE,
            "xterm",
            "xterm",
            "screen",
            "screen",
            "screen-256color",
            "screen-256color",
            "tmux",
            "screen",
            "tmux-256color",
            "screen-256color");

    static {
        KNOWN.forEach((type, same) -> InfoCmp.setLoadedInfoCmp(type, () -> InfoCmp.getDefaultInfoCmp(same)));
    }

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
            system().close(); // nothing is there, but JLine has looked for one
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
