// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Family;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Screen;
import io.jumpkit.session.Session;
import io.jumpkit.shell.line.DataStream;
import io.jumpkit.shell.line.LineRunner;
import io.jumpkit.shell.line.PipeConsole;
import io.jumpkit.ssh.Remote;
import io.jumpkit.testing.TestSessions;
import io.jumpkit.transcript.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A shell without terminal: type a line, look at what came out. */
public final class TestShell {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> localLines = new ArrayList<>();
    private final Session session;
    private final LineRunner runner;

    /**
     * What a line did.
     *
     * @param out standard output
     * @param err standard error
     */
    public record Said(String out, String err, ExitCode exit) {

        /** Both streams and the exit code, as a person would see them. */
        @Override
        public String toString() {
            return out + err + "exit " + exit.number() + "\n";
        }
    }

    /** How a shell differs from the usual one. */
    public record Options(boolean json, boolean keepGoing, Screen screen, Recorder recorder) {
        /** A pipe. */
        public static final Options PIPE = new Options(false, false, Screen.PIPE, Recorder.OFF);

        /** JSON in a pipe. */
        public static final Options JSON = new Options(true, false, Screen.PIPE, Recorder.OFF);
    }

    /** A shell on the cluster of {@link TestSessions}, writable, with these commands. */
    public static TestShell with(Remote remote, Family... families) {
        return new TestShell(TestSessions.open(TestSessions.cluster(false), s -> remote), Options.PIPE, families);
    }

    public TestShell(Session session, Options options, Family... families) {
        this.session = session;
        Commands commands = commands(List.of(families));
        PipeConsole console = new PipeConsole(
                new DataStream(out),
                options.screen(),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Screen.PIPE);
        console.recordTo(options.recorder());
        this.runner = new LineRunner(new LineRunner.Setup(
                session,
                new Dispatcher(commands, () -> {
                    throw new AssertionError("no condition in this test");
                }),
                console,
                options.recorder(),
                options.json(),
                false,
                options.keepGoing(),
                this::local,
                Path.of("/log"),
                () -> 0L));
    }

    /** Types a line. */
    public Said type(String line) {
        out.reset();
        err.reset();
        ExitCode exit = runner.run(line, new Cancellation());
        return new Said(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), exit);
    }

    /** What runs the lines. */
    public LineRunner runner() {
        return runner;
    }

    /** The session that is typed into. */
    public Session session() {
        return session;
    }

    /** What was given to the local shell. */
    public List<String> localLines() {
        return localLines;
    }

    private int local(String line) {
        localLines.add(line);
        return line.equals("false") ? 1 : 0;
    }

    private static Commands commands(List<Family> families) {
        Map<String, String> groups = families.stream()
                .filter(f -> !f.name().isEmpty())
                .collect(Collectors.toMap(Family::name, Family::summary));
        return new Commands(
                families.stream().flatMap(f -> f.entries().stream()).toList(),
                groups,
                families.stream()
                        .<io.jumpkit.command.ParameterType<?>>flatMap(f -> f.types().stream())
                        .toList());
    }
}
