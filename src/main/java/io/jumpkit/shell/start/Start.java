// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.command.Commands;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.JsonRenderer;
import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import io.jumpkit.session.Directories;
import io.jumpkit.session.Settings;
import io.jumpkit.shell.line.DataStream;
import io.jumpkit.shell.line.OutputClosed;
import io.jumpkit.shell.line.Presenter;
import io.jumpkit.shell.terminal.Terminals;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;

/** One start of Jumpkit: reads the arguments and does what they ask for. */
public final class Start {
    /** What ends without a session. */
    private static final List<String> NO_SESSION = List.of("-h", "--help", "--version", "--warm-up");

    private final Map<String, String> environment;
    private final Supplier<Parts> parts;

    public Start(Map<String, String> environment, Supplier<Parts> parts) {
        this.environment = environment;
        this.parts = parts;
    }

    /**
     * Does what the arguments ask for and returns how it ended.
     *
     * <p>The terminal takes half of the time to the first prompt, so it is begun before anything else but where the log
     * goes, and without a lambda, as the first one of a process costs a tenth of that time.
     */
    public ExitCode run(List<String> args) {
        Path log = Directories.from(environment).state().resolve("log");
        Logging.to(log, args.contains("--debug"));
        Surroundings surroundings = Surroundings.from(environment, args.contains("--no-color"));
        Supplier<Terminal> terminal = new SystemTerminal();
        if (surroundings.isInteractive() && Collections.disjoint(args, NO_SESSION)) {
            terminal = Ahead.begin("terminal", terminal);
        }
        Thread.setDefaultUncaughtExceptionHandler((thread, bug) ->
                System.getLogger(Start.class.getName()).log(System.Logger.Level.ERROR, "bug in " + thread, bug));
        try {
            return run(args, surroundings, terminal);
        } catch (UserError e) {
            return told(e, args, new Presenter(Streams.plain(surroundings), args.contains("-v")));
        } catch (CancellationException e) {
            return ExitCode.INTERRUPTED;
        } catch (OutputClosed e) {
            return ExitCode.DONE;
        } catch (RuntimeException | Error e) {
            System.getLogger(Start.class.getName()).log(System.Logger.Level.ERROR, "bug at the start", e);
            Streams.plain(surroundings).say(Line.of(Style.BAD, "bug: ").plus(e + " (details in " + log + ")"));
            return ExitCode.BUG;
        }
    }

    /** As asked for; where standard output itself is what failed, on the other one. */
    private static ExitCode told(UserError error, List<String> args, Presenter presenter) {
        JsonRenderer.Head head = new JsonRenderer.Head("", null, null, 0);
        try {
            presenter.show(head, error, asksForJson(args));
        } catch (UserError unwritable) {
            presenter.show(head, unwritable, false);
        }
        return error.exit();
    }

    /** The terminal that this process was started on. */
    private static final class SystemTerminal implements Supplier<Terminal> {
        @Override
        public Terminal get() {
            return Terminals.system();
        }
    }

    private ExitCode run(List<String> args, Surroundings surroundings, Supplier<Terminal> terminal) {
        Parts all = parts.get();
        Arguments arguments = arguments(args, all.commands());
        boolean noInput = arguments.has(Arguments.Flag.NO_INPUT);
        Supplier<Streams> streams = () -> Streams.open(surroundings, terminal, noInput);
        if (arguments.has(Arguments.Flag.HELP)) {
            return print(ArgumentsParser.usage());
        }
        if (arguments.has(Arguments.Flag.VERSION)) {
            return print(List.of("jumpkit " + Version.text()));
        }
        if (arguments.has(Arguments.Flag.WARM_UP)) {
            return WarmUp.run(environment, all, (own, words) -> new Start(own, parts)
                    .open(words, all, true, Streams::unattended));
        }
        return open(args, all, surroundings.isInteractive(), streams);
    }

    private ExitCode open(List<String> args, Parts all, boolean interactive, Supplier<Streams> opening) {
        Arguments arguments = arguments(args, all.commands());
        return new Opening(all, arguments, settings(arguments), interactive, opening).run();
    }

    private Arguments arguments(List<String> args, Commands commands) {
        Set<String> first = new HashSet<>(commands.following(List.of()));
        return new ArgumentsParser(first, commands.following(List.of(ArgumentsParser.LAB)), environment).parse(args);
    }

    private Settings settings(Arguments arguments) {
        return new Settings(
                arguments.timeout().orElse(Settings.DEFAULT_TIMEOUT),
                arguments.fanout().orElse(Settings.DEFAULT_FANOUT),
                arguments.has(Arguments.Flag.NO_INPUT),
                arguments.has(Arguments.Flag.ACCEPT_NEW),
                Directories.from(environment),
                environment);
    }

    private static ExitCode print(List<String> lines) {
        DataStream out = Streams.standardOutput();
        lines.forEach(out::println);
        out.finish();
        return ExitCode.DONE;
    }

    /** Asked before the arguments are understood, so that also their errors come as JSON. */
    private static boolean asksForJson(List<String> args) {
        int at = args.indexOf("-o");
        return args.contains("-ojson")
                || args.contains("--output=json")
                || (at >= 0 && at + 1 < args.size() && args.get(at + 1).equals("json"));
    }
}
