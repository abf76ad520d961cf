// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.shell.line.DataStream;
import io.jumpkit.shell.line.Display;
import io.jumpkit.shell.line.PipeConsole;
import io.jumpkit.shell.terminal.Interrupts;
import io.jumpkit.shell.terminal.TerminalConsole;
import io.jumpkit.shell.terminal.Terminals;
import io.jumpkit.transcript.Recorder;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/** Where this process reads and writes: a terminal with a person before it, or plain streams. */
final class Streams implements AutoCloseable {
    private final Optional<Terminal> terminal;
    private final Optional<TerminalConsole> terminalConsole;
    private final TerminalConsole.Look look;
    private final Display display;
    private final Optional<Attributes> original;

    private Streams(Optional<Terminal> terminal, TerminalConsole.Look look, Surroundings surroundings) {
        this.terminal = terminal;
        this.look = look;
        this.original = terminal.map(Terminal::getAttributes);
        Optional<PrintStream> remarks = surroundings.stderr() ? Optional.empty() : Optional.of(standardError());
        this.terminalConsole = terminal.map(t -> new TerminalConsole(t, look, remarks));
        this.display = terminalConsole.<Display>map(c -> c).orElseGet(() -> plain(surroundings));
    }

    /** The terminal, which is asked for when a person sits before it, else the standard streams. */
    static Streams open(Surroundings surroundings, Supplier<Terminal> system, boolean noInput) {
        TerminalConsole.Look look =
                new TerminalConsole.Look(surroundings.color(), surroundings.utf8(), !surroundings.dumb(), !noInput);
        Optional<Terminal> terminal = surroundings.isInteractive() ? Optional.of(system.get()) : Optional.empty();
        return new Streams(terminal, look, surroundings);
    }

    /** A terminal without a person, to load what one with a person needs. */
    static Streams unattended() {
        TerminalConsole.Look look = new TerminalConsole.Look(true, true, true, false);
        Surroundings nobody = new Surroundings(true, true, true, true, true, false, 80);
        return new Streams(Optional.of(Terminals.unattended(WarmUp.TYPED)), look, nobody);
    }

    /** The standard streams, whoever is there. */
    static PipeConsole plain(Surroundings surroundings) {
        return new PipeConsole(standardOutput(), surroundings.outScreen(), standardError(), surroundings.errScreen());
    }

    static DataStream standardOutput() {
        return new DataStream(new FileOutputStream(FileDescriptor.out));
    }

    private static PrintStream standardError() {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 8192),
                false,
                StandardCharsets.UTF_8);
    }

    Display display() {
        return display;
    }

    Optional<Terminal> terminal() {
        return terminal;
    }

    Optional<TerminalConsole> terminalConsole() {
        return terminalConsole;
    }

    TerminalConsole.Look look() {
        return look;
    }

    /** The screen as the record describes it. */
    Recorder.Terminal recorded() {
        return terminal.filter(t -> t.getWidth() > 0)
                .map(t -> new Recorder.Terminal(t.getWidth(), t.getHeight(), t.getType()))
                .orElse(Recorder.Terminal.NONE);
    }

    /** Listens for Ctrl-C. */
    Interrupts interrupts(Cancellation cancellation) {
        Thread worker = Thread.currentThread();
        return terminal.map(t -> Interrupts.ofTerminal(t, cancellation, worker))
                .orElseGet(() -> Interrupts.ofProcess(cancellation, worker));
    }

    /** The local shell, which gets the terminal as it was before us. */
    ToIntFunction<String> lentTo(LocalShell shell) {
        return terminalConsole.isPresent()
                ? line -> terminalConsole.get().lend(original.orElseThrow(), () -> shell.run(line))
                : shell::run;
    }

    @Override
    public void close() {
        try {
            if (terminal.isPresent()) {
                terminal.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
