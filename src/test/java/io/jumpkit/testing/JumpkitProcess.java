// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built Jumpkit in a process of its own, as a script would start it: no terminal, nobody to ask. */
public final class JumpkitProcess {
    private static final Path JAR = Path.of("target", "jumpkit.jar");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final Path out;
    private final Path err;

    /**
     * How it ended.
     *
     * @param exit the exit code; 137 after a SIGKILL
     */
    public record Ended(int exit, String out, String err) {}

    private JumpkitProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it with these arguments. */
    public static JumpkitProcess start(Map<String, String> environment, String... arguments) {
        List<String> argv = new ArrayList<>(List.of(JAVA.toString()));
        argv.addAll(FLAGS);
        argv.add("-XX:SharedArchiveFile=" + StartUpArchive.of(JAR, JAVA, FLAGS));
        argv.addAll(List.of("-cp", JAR.toString(), "io.jumpkit.Main"));
        return start(environment, argv, arguments);
    }

    /** Starts what an operator types, {@code ./jumpkit}, on this JDK and as it was built. */
    public static JumpkitProcess launch(Map<String, String> environment, String... arguments) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("JUMPKIT_NO_BUILD", "1");
        own.put("JUMPKIT_JAVA_HOME", System.getProperty("java.home"));
        return start(own, List.of(Path.of("jumpkit").toAbsolutePath().toString()), arguments);
    }

    private static JumpkitProcess start(Map<String, String> environment, List<String> program, String... arguments) {
        List<String> argv = new ArrayList<>(program);
        argv.addAll(List.of(arguments));
        try {
            Path out = output(".out");
            Path err = output(".err");
            ProcessBuilder builder = new ProcessBuilder(argv)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new JumpkitProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file for what it says; gone with this process even when nobody waits for the end. */
    private static Path output(String suffix) throws IOException {
        Path file = Files.createTempFile("jumpkit", suffix);
        file.toFile().deleteOnExit();
        return file;
    }

    /** Runs it to its end, which must come within the limit. */
    public static Ended run(Map<String, String> environment, Duration limit, String... arguments)
            throws InterruptedException {
        return start(environment, arguments).end(limit);
    }

    /** Waits for its end, which must come within the limit. */
    public Ended end(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("not over within " + limit + ": " + text(out) + text(err));
        }
        Ended ended = new Ended(process.exitValue(), text(out), text(err));
        forget(out);
        forget(err);
        return ended;
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Whether it still runs. */
    public boolean alive() {
        return process.isAlive();
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
