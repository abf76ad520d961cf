// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.command.Dispatcher;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Inventory;
import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import io.jumpkit.session.Session;
import io.jumpkit.session.Settings;
import io.jumpkit.shell.line.LineRunner;
import io.jumpkit.shell.terminal.Interrupts;
import io.jumpkit.shell.terminal.ShellLoop;
import io.jumpkit.transcript.Recorder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jline.reader.impl.LineReaderImpl;

/**
 * A session being opened as the arguments say, and what is then done in it. What does not need the terminal is done while
 * that opens.
 */
final class Opening {
    private final Parts parts;
    private final Arguments arguments;
    private final Settings settings;
    private final boolean interactive;
    private final Ahead<Streams> opening;
    private final Dispatcher dispatcher;

    Opening(Parts parts, Arguments arguments, Settings settings, boolean interactive, Supplier<Streams> streams) {
        this.parts = parts;
        this.arguments = arguments;
        this.settings = settings;
        this.interactive = interactive;
        this.opening = Ahead.begin("streams", streams);
        this.dispatcher = new Dispatcher(parts.commands(), parts.expressions());
    }

    ExitCode run() {
        Optional<Ahead<LineReaderImpl>> editor = isShell()
                ? Optional.of(Ahead.begin(
                        "line editor",
                        () -> ShellLoop.editor(streams().terminal().orElseThrow())))
                : Optional.empty();
        try {
            return run(editor);
        } finally {
            streams().close();
        }
    }

    private ExitCode run(Optional<Ahead<LineReaderImpl>> editor) {
        Inventory inventory = inventory();
        Optional<Cluster> cluster = cluster(inventory);
        Recorder recorder = record(cluster, inventory);
        streams().display().recordTo(recorder);
        Session session = new Session(new Session.Setup(
                settings,
                inventory,
                parts.clock(),
                recorder,
                opened -> parts.connections().open(opened, streams().display()),
                parts.roles()));
        try (Closing closing = Closing.of(session, recorder)) {
            cluster.ifPresentOrElse(
                    taken -> take(session, taken), () -> arguments.nodes().ifPresent(session::narrowFirst));
            LineRunner runner = runner(session, recorder);
            closing.runs(runner.underway());
            ExitCode exit = editor.isPresent()
                    ? shell(session, recorder, runner, editor.get())
                    : new Batch(runner, arguments, streams()).run();
            closing.exit(exit);
            return exit;
        }
    }

    /** The streams; waits until they are open. */
    private Streams streams() {
        return opening.get();
    }

    private boolean isShell() {
        return interactive && !Batch.isAskedFor(arguments);
    }

    private Inventory inventory() {
        Inventory inventory = parts.clusters().open(settings, arguments.inventory());
        return arguments.has(Arguments.Flag.READ_ONLY) ? new ReadOnlyInventory(inventory) : inventory;
    }

    private Optional<Cluster> cluster(Inventory inventory) {
        if (arguments.cluster().isEmpty()) {
            return Optional.empty();
        }
        String name = arguments.cluster().get();
        if (name.equals(ArgumentsParser.LAB)) {
            if (!parts.lab().isUp(settings)) {
                startLab();
            }
        } else if (!inventory.names().contains(name) && arguments.words().isEmpty()) {
            refuseMistypedCommand(name);
        }
        return Optional.of(inventory.cluster(name));
    }

    /** The first word is a cluster or a command; what is nearly a command was meant as one. */
    private void refuseMistypedCommand(String word) {
        Nearest.to(word, parts.commands().following(List.of())).ifPresent(near -> {
            throw UserError.usage(
                    "'" + word + "' is neither a cluster nor a command", "did you mean: jumpkit " + near + "?");
        });
    }

    private void startLab() {
        Cancellation cancellation = new Cancellation();
        Interrupts interrupts = streams().interrupts(cancellation);
        try {
            parts.lab().start(settings, streams().display(), cancellation);
        } catch (InterruptedException e) {
            throw new CancellationException("stopped by the operator");
        } finally {
            interrupts.close();
        }
    }

    /** Everything is recorded, but not a single command without a cluster: that only calculates or shows. */
    static boolean isRecorded(Arguments arguments) {
        boolean lines = arguments.words().isEmpty() || Batch.isLine(arguments.words());
        return !arguments.has(Arguments.Flag.NO_RECORD)
                && (lines || arguments.cluster().isPresent() || arguments.has(Arguments.Flag.RECORD_REQUIRED));
    }

    private Recorder record(Optional<Cluster> cluster, Inventory inventory) {
        if (!isRecorded(arguments)) {
            // The history of a shell that is not recorded hides the same.
            return isShell() ? Recorder.off(inventory.masks()) : Recorder.OFF;
        }
        Recorder.Setup setup = Recorder.Setup.of(
                        cluster.map(Cluster::name),
                        arguments.typed(),
                        Version.text(),
                        () -> streams().recorded(),
                        parts.clock())
                .patterns(inventory.masks())
                .required(arguments.has(Arguments.Flag.RECORD_REQUIRED))
                .warning(
                        why -> streams().display().say(Line.of(Style.WARN, "▲ ").plus(why)));
        return Recorder.open(settings.directories(), setup);
    }

    private void take(Session session, Cluster cluster) {
        session.use(cluster);
        session.remarks()
                .forEach(remark ->
                        streams().display().say(Line.of(Style.WARN, "▲ ").plus(remark)));
        arguments.nodes().ifPresent(text -> session.focus(session.focusOf(text)));
    }

    private ExitCode shell(Session session, Recorder recorder, LineRunner runner, Supplier<LineReaderImpl> editor) {
        new Greeting(settings.environment())
                .lines(session.cluster(), session.inventory(), recorder.path())
                .forEach(streams().display()::say);
        Path state = settings.directories().state();
        return new ShellLoop(new ShellLoop.Setup(
                        streams().terminal().orElseThrow(),
                        editor,
                        streams().terminalConsole().orElseThrow(),
                        streams().look(),
                        runner,
                        dispatcher,
                        recorder,
                        state.resolve("history")))
                .run();
    }

    private LineRunner runner(Session session, Recorder recorder) {
        boolean verbose = arguments.has(Arguments.Flag.VERBOSE) || arguments.has(Arguments.Flag.DEBUG);
        return new LineRunner(new LineRunner.Setup(
                session,
                dispatcher,
                streams().display(),
                recorder,
                arguments.json(),
                verbose,
                arguments.has(Arguments.Flag.KEEP_GOING),
                streams().lentTo(new LocalShell(settings.environment())),
                settings.directories().state().resolve("log"),
                System::nanoTime));
    }
}
