// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.command.Pipeline;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Console;
import io.jumpkit.output.JsonRenderer;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.session.Session;
import io.jumpkit.transcript.Recorder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/** Runs lines as the shell, scripts and {@code -c} all do, and shows what comes of them. */
public final class LineRunner {
    private final Setup setup;
    private final Presenter presenter;
    private final Underway underway = new Underway();

    /**
     * What lines are run with.
     *
     * @param json whether results are shown as JSON unless a command says otherwise
     * @param localShell runs the text behind {@code !} and returns its exit code
     * @param log where details of bugs are, to be told
     * @param nanoTime a clock that only goes forward
     */
    public record Setup(
            Session session,
            Dispatcher dispatcher,
            Display display,
            Recorder recorder,
            boolean json,
            boolean verbose,
            boolean keepGoing,
            ToIntFunction<String> localShell,
            Path log,
            LongSupplier nanoTime) {}

    public LineRunner(Setup setup) {
        this.setup = setup;
        this.presenter = new Presenter(setup.display(), setup.verbose());
    }

    /** The session that lines are run in. */
    public Session session() {
        return setup.session();
    }

    /** Runs a line; the first failure of several commands stops the rest, unless told to keep going. */
    public ExitCode run(String line, Cancellation cancellation) {
        List<Pipeline> pipelines;
        try {
            pipelines = LineGrammar.parse(line);
        } catch (UserError e) {
            setup.session().failed(line, e);
            presenter.show(head("", setup.nanoTime().getAsLong()), e, setup.json());
            return e.exit();
        }
        ExitCode worst = ExitCode.DONE;
        for (Pipeline pipeline : pipelines) {
            worst = worst.or(run(pipeline, cancellation));
            if (worst != ExitCode.DONE && (!setup.keepGoing() || cancellation.isCancelled())) {
                return worst;
            }
        }
        return worst;
    }

    /** Runs one command with its filters. */
    public ExitCode run(Pipeline pipeline, Cancellation cancellation) {
        Chronicle chronicle;
        try {
            chronicle = Chronicle.begin(setup, pipeline);
        } catch (UserError e) {
            setup.session().failed(pipeline.text(), e);
            presenter.show(head("", setup.nanoTime().getAsLong()), e, setup.json());
            return e.exit();
        }
        underway.begin(cancellation);
        try {
            return written(chronicle, pipeline, cancellation);
        } finally {
            underway.end();
        }
    }

    /** Runs it and writes down how it ended; what was done is done, also when that cannot be written. */
    private ExitCode written(Chronicle chronicle, Pipeline pipeline, Cancellation cancellation) {
        ExitCode exit = ExitCode.BUG;
        Optional<UserError> unwritten = Optional.empty();
        try {
            exit = pipeline.local().isPresent()
                    ? local(pipeline.local().get())
                    : command(FormatOption.of(pipeline, setup.dispatcher(), setup.json()), cancellation);
        } catch (LeaveShell e) {
            exit = ExitCode.DONE;
            throw e;
        } finally {
            unwritten = chronicle.end(exit);
        }
        if (unwritten.isEmpty()) {
            return exit;
        }
        setup.display()
                .say(Line.of(Style.BAD, "✗ ")
                        .plus("this command ran, and how it ended is not recorded: "
                                + unwritten.get().what()));
        return exit.or(ExitCode.UNVERIFIED);
    }

    /** The command that runs now, if any, so that it can be called off by somebody else than the operator. */
    public Underway underway() {
        return underway;
    }

    private ExitCode local(String text) {
        // It has the terminal to itself, as an editor needs it: what it shows never passes through here.
        setup.recorder().output(Chronicle.LOCAL_OUTPUT + "\n");
        return setup.localShell().applyAsInt(text) == 0 ? ExitCode.DONE : ExitCode.ILL;
    }

    private ExitCode command(FormatOption format, Cancellation cancellation) {
        long start = setup.nanoTime().getAsLong();
        Pipeline pipeline = format.pipeline();
        try {
            Result result = setup.dispatcher().run(pipeline, invocation(format.json(), cancellation));
            presenter.show(head(name(pipeline), start), result, format.json());
            return cancellation.isCancelled() ? result.exit().or(ExitCode.INTERRUPTED) : result.exit();
        } catch (UserError e) {
            setup.session().failed(pipeline.text(), e);
            presenter.show(head(name(pipeline), start), e, format.json());
            return e.exit();
        } catch (CancellationException | InterruptedException e) {
            setup.display().say(Line.of(Style.WARN, "stopped"));
            return ExitCode.INTERRUPTED;
        } catch (OutputClosed | LeaveShell e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return bug(pipeline.text(), e);
        } finally {
            setup.display().live(List.of());
        }
    }

    private Invocation invocation(boolean json, Cancellation cancellation) {
        Console console = json ? new JsonConsole(setup.display()) : setup.display();
        return new Invocation(setup.session(), console, cancellation, setup.dispatcher(), Optional.empty());
    }

    /** A bug ends the command, never the shell. */
    private ExitCode bug(String line, Throwable bug) {
        System.getLogger(LineRunner.class.getName()).log(System.Logger.Level.ERROR, "bug in: " + line, bug);
        setup.session().failed(line, bug);
        setup.display().say(Line.of(Style.BAD, "bug: ").plus(bug + " (details in " + setup.log() + ")"));
        return ExitCode.BUG;
    }

    private String name(Pipeline pipeline) {
        List<String> words = pipeline.command().texts();
        return setup.dispatcher()
                .commands()
                .find(words)
                .map(entry -> entry.name())
                .orElse(words.get(0));
    }

    private JsonRenderer.Head head(String command, long startNanos) {
        Session session = setup.session();
        long tookMs = (setup.nanoTime().getAsLong() - startNanos) / 1_000_000;
        String cluster = session.cluster().map(c -> c.name()).orElse(null);
        String focus = cluster == null ? null : session.focus().nodes().toString();
        return new JsonRenderer.Head(command, cluster, focus, tookMs);
    }
}
