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
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;
import org.jline.utils.Signals;

/** Opens terminals. */
public final class Terminals {
    private static final String TYPE = "xterm-256color";

    /** Types whose abilities JLine brings along, and whose these are: asking the machine's infocmp costs 20 to 60 ms. */
    static final Map<String, String> KNOWN = Map.of(
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

    /**
     * A terminal of a type that JLine brings a table for. JLine hears signals through a class that is made when the first
     * one is asked for, which takes a tenth of the time to the first prompt: that is done beside it.
     */
    private static final class KnownTerminal extends PosixSysTerminal {
        private final Thread listening = new Thread(this::listen, "signals");

        KnownTerminal(String type, Pty pty) throws IOException {
            super("jumpkit", type, pty, StandardCharsets.UTF_8, false, SignalHandler.SIG_IGN);
            listening.setDaemon(true);
            listening.start();
        }

        /** What JLine does itself where it is told to hear them from the beginning. */
        private void listen() {
            for (Signal signal : Signal.values()) {
                nativeHandlers.put(signal, Signals.register(signal.name(), () -> raise(signal)));
            }
        }

        @Override
        public SignalHandler handle(Signal signal, SignalHandler handler) {
            awaitListening();
            return super.handle(signal, handler);
        }

        @Override
        protected void doClose() throws IOException {
            awaitListening();
            super.doClose();
        }

        private void awaitListening() {
            boolean interrupted = false;
            while (listening.isAlive()) {
                try {
                    listening.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        protected void parseInfoCmp() {
            new Capabilities(bools, ints, strings).read(KNOWN.get(type));
        }
    }

    /** The terminal that this process was started on; what JLine knows of it is read by ourselves, which is quicker. */
    public static Terminal system() {
        String type = System.getenv("TERM");
        // JNI is the quickest of JLine's ways to the terminal on every JDK that we know.
        JniTerminalProvider jni = new JniTerminalProvider();
        try {
            if (type != null
                    && KNOWN.containsKey(type)
                    && jni.isSystemStream(SystemStream.Input)
                    && jni.isSystemStream(SystemStream.Output)) {
                return new KnownTerminal(type, jni.current(SystemStream.Output));
            }
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
            return new KnownTerminal(TYPE, pty);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
