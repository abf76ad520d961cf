// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.command.Completions;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.session.Session;
import io.jumpkit.shell.line.LeaveShell;
import io.jumpkit.shell.line.LineRunner;
import io.jumpkit.transcript.Recorder;
import java.io.IOError;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/**
 * The interactive shell: prompt, line, command, until {@code exit} or Ctrl-D.
 *
 * <p>Before the first prompt nothing is loaded but what draws it; the rest comes while the operator reads.
 */
public final class ShellLoop {
    private final Setup setup;
    private final Session session;
    private final Completions completions;
    private final LineReader reader;
    private final Prompt prompt;
    private Cluster warmed;
    private Size size;
    private boolean failed;

    /**
     * What the shell is made of.
     *
     * @param editor what {@link #editor} made
     * @param history the file that typed lines are kept in
     */
    public record Setup(
            Terminal terminal,
            Supplier<LineReaderImpl> editor,
            TerminalConsole console,
            TerminalConsole.Look look,
            LineRunner runner,
            Dispatcher dispatcher,
            Recorder recorder,
            Path history) {}

    /** A line editor on a terminal, to be made while the session opens. */
    public static LineReaderImpl editor(Terminal terminal) {
        return Reader.bare(terminal);
    }

    public ShellLoop(Setup setup) {
        this.setup = setup;
        this.session = setup.runner().session();
        this.completions = new Completions(setup.dispatcher());
        this.prompt = new Prompt(setup.look().color(), setup.look().utf8());
        this.size = setup.terminal().getSize();
        this.reader = Reader.of(
                setup.editor().get(),
                new ShellCompleter(completions, session),
                new ShellHighlighter(setup.dispatcher().commands()),
                new ShellHistory(setup.history(), session.typed(), setup.recorder()::masked),
                setup.look().color());
    }

    /**
     * Reads and runs lines until the operator leaves. All the while keys come one by one and unseen, also between two lines:
     * a Ctrl-D right behind a Ctrl-C would otherwise meet a terminal that collects lines, and be lost.
     */
    public ExitCode run() {
        Attributes outside = setup.console().still();
        try {
            while (true) {
                Optional<String> typed = read();
                if (typed.isPresent()) {
                    ExitCode exit = run(typed.get());
                    // What the operator stopped, or goes on with elsewhere, did not fail.
                    failed = exit != ExitCode.DONE && exit != ExitCode.STOPPED;
                }
            }
        } catch (EndOfFileException | LeaveShell e) {
            return ExitCode.DONE;
        } catch (IOError e) {
            // The terminal was closed; Ctrl-D by other means.
            System.getLogger(ShellLoop.class.getName()).log(System.Logger.Level.INFO, "the terminal is gone", e);
            return ExitCode.DONE;
        } finally {
            setup.console().awake(outside);
        }
    }

    /** A typed line; nothing when it was given up with Ctrl-C. */
    private Optional<String> read() {
        warm();
        AttributedString before = prompt.of(session, setup.recorder().path().isPresent(), failed);
        String ansi = before.toAnsi(setup.terminal());
        try {
            String line = reader.readLine(
                    ansi, null, (Character) null, setup.console().takeTypeAhead());
            noteSize();
            setup.recorder().output(ansi + setup.recorder().masked(line) + "\n");
            return Optional.of(line);
        } catch (UserInterruptException e) {
            setup.recorder().output(ansi + "^C\n");
            failed = false;
            return Optional.empty();
        }
    }

    /** Opens the connections of a cluster just taken while the operator reads or types. */
    private void warm() {
        Cluster now = session.cluster().orElse(null);
        // The very same object: comparing all nodes by value costs the first prompt 20 ms.
        if (now != warmed) {
            warmed = now;
            completions.refresh();
            Background.start(session, setup.dispatcher());
        }
    }

    private void noteSize() {
        Size now = setup.terminal().getSize();
        if (!now.equals(size)) {
            size = now;
            setup.recorder().resize(now.getColumns(), now.getRows());
        }
    }

    /** Runs what was typed, or pasted: line after line, the first failure stops the rest. */
    private ExitCode run(String typed) {
        Cancellation cancellation = new Cancellation();
        Terminal terminal = setup.terminal();
        Interrupts interrupts = Interrupts.ofTerminal(terminal, cancellation, Thread.currentThread());
        Terminal.SignalHandler winch =
                terminal.handle(Terminal.Signal.WINCH, signal -> setup.console().resized());
        try {
            ExitCode exit = ExitCode.DONE;
            for (String line : typed.split("\n")) {
                exit = setup.runner().run(line, cancellation);
                if (exit != ExitCode.DONE) {
                    break;
                }
            }
            return exit;
        } finally {
            terminal.handle(Terminal.Signal.WINCH, winch);
            interrupts.close();
            // A second Ctrl-C may have come too late for the command; the prompt must not stumble over it.
            Thread.interrupted();
        }
    }
}
