// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.command.Commands;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.JsonRenderer;
import io.jumpkit.session.Directories;
import io.jumpkit.session.Settings;
import io.jumpkit.shell.line.OutputClosed;
import io.jumpkit.shell.line.PipeConsole;
import io.jumpkit.shell.line.Presenter;
import io.jumpkit.shell.line.Tape;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One start of Jumpkit: reads the arguments and does what they ask for. */
public final class Start {
    private final Map<String, String> environment;
    private final Parts parts;

    public Start(Map<String, String> environment, Parts parts) {
        this.environment = environment;
        this.parts = parts;
    }

    /** Does what the arguments ask for and returns how it ended. */
    public ExitCode run(List<String> args) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        boolean json = asksForJson(args);
        Surroundings surroundings = Surroundings.from(environment, args.contains("--no-color"));
        try {
            Arguments arguments = arguments(args);
            LogFile.use(directories().state().resolve("log"), arguments.has(Arguments.Flag.DEBUG));
            if (arguments.has(Arguments.Flag.HELP)) {
                ArgumentsParser.usage().forEach(out::println);
                return ExitCode.DONE;
            }
            if (arguments.has(Arguments.Flag.VERSION)) {
                out.println("jumpkit " + version());
                return ExitCode.DONE;
            }
            return new Opening(parts, arguments, settings(arguments), surroundings, out, err).run();
        } catch (UserError e) {
            PipeConsole console =
                    new PipeConsole(out, surroundings.outScreen(), err, surroundings.errScreen(), Tape.NONE);
            new Presenter(console, false).show(new JsonRenderer.Head("", null, null, 0), e, json);
            return e.exit();
        } catch (OutputClosed e) {
            return ExitCode.DONE;
        }
    }

    private Arguments arguments(List<String> args) {
        Commands commands = parts.commands();
        Set<String> first = new HashSet<>(commands.following(List.of()));
        return new ArgumentsParser(first, commands.following(List.of(ArgumentsParser.LAB)), environment).parse(args);
    }

    private Directories directories() {
        return Directories.from(environment);
    }

    private Settings settings(Arguments arguments) {
        int fanout = arguments.fanout().orElse(Settings.DEFAULT_FANOUT);
        return new Settings(
                arguments.timeout().orElse(Settings.DEFAULT_TIMEOUT),
                fanout,
                arguments.has(Arguments.Flag.NO_INPUT),
                arguments.has(Arguments.Flag.ACCEPT_NEW),
                directories(),
                environment);
    }

    /** Asked before the arguments are understood, so that also their errors come as JSON. */
    private static boolean asksForJson(List<String> args) {
        int at = args.indexOf("-o");
        return args.contains("-ojson")
                || args.contains("--output=json")
                || (at >= 0 && at + 1 < args.size() && args.get(at + 1).equals("json"));
    }

    private static String version() {
        String version = Start.class.getPackage().getImplementationVersion();
        return version == null ? "(from source)" : version;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 8192),
                false,
                StandardCharsets.UTF_8);
    }
}
