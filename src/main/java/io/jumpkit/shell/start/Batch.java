// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.command.LineGrammar;
import io.jumpkit.command.Pipeline;
import io.jumpkit.command.Stage;
import io.jumpkit.command.Word;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import io.jumpkit.shell.line.LeaveShell;
import io.jumpkit.shell.line.LineRunner;
import io.jumpkit.shell.terminal.Interrupts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Work without a prompt: a command from the arguments, lines behind {@code -c}, a file, or standard input. */
final class Batch {
    private final LineRunner runner;
    private final Arguments arguments;
    private final Streams streams;
    private final Cancellation cancellation = new Cancellation();

    Batch(LineRunner runner, Arguments arguments, Streams streams) {
        this.runner = runner;
        this.arguments = arguments;
        this.streams = streams;
    }

    /** Whether the arguments say what to do; if not it comes from standard input. */
    static boolean isAskedFor(Arguments arguments) {
        return !arguments.words().isEmpty()
                || !arguments.lines().isEmpty()
                || arguments.script().isPresent();
    }

    /** Does it; the first failure stops it unless told to keep going. */
    ExitCode run() {
        Interrupts interrupts = streams.interrupts(cancellation);
        try {
            if (!arguments.words().isEmpty()) {
                return words();
            }
            return arguments.lines().isEmpty()
                    ? script(arguments.script().filter(f -> !f.equals(Path.of("-"))))
                    : lines();
        } catch (LeaveShell e) {
            return ExitCode.DONE;
        } finally {
            interrupts.close();
        }
    }

    /** A single word with blanks is a line, as with ssh; several words stay the words that the calling shell made. */
    static boolean isLine(List<String> words) {
        return words.size() == 1 && words.get(0).contains(" ");
    }

    private ExitCode words() {
        List<String> words = arguments.words();
        if (isLine(words)) {
            return runner.run(words.get(0), cancellation);
        }
        String text = words.stream().map(LineGrammar::quote).collect(Collectors.joining(" "));
        List<Word> quoted = words.stream().map(w -> new Word(w, 0, 0, true)).toList();
        return runner.run(new Pipeline(List.of(new Stage(quoted, text)), Optional.empty(), text), cancellation);
    }

    private ExitCode lines() {
        ExitCode worst = ExitCode.DONE;
        for (String line : arguments.lines()) {
            worst = worst.or(runner.run(line, cancellation));
            if (stops(worst)) {
                return worst;
            }
        }
        return worst;
    }

    private ExitCode script(Optional<Path> file) {
        String name = file.map(Path::toString).orElse("standard input");
        try (BufferedReader reader = file.isPresent()
                ? Files.newBufferedReader(file.get())
                : new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            ExitCode worst = ExitCode.DONE;
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                ExitCode exit = runner.run(line, cancellation);
                worst = worst.or(exit);
                if (exit != ExitCode.DONE) {
                    where(name + ":" + number + ": ", line, stops(worst));
                }
                if (stops(worst)) {
                    return worst;
                }
            }
            return worst;
        } catch (IOException e) {
            throw UserError.usage(
                            "cannot read " + name + ": " + FileFault.of(e),
                            "name a file of lines: jumpkit CLUSTER -f FILE")
                    .causedBy(e);
        }
    }

    /** Nobody sees which line of a script it was that failed. */
    private void where(String place, String line, boolean last) {
        if (!arguments.json()) {
            String stopped = last ? "   (stopped here; --keep-going goes on)" : "";
            streams.display().say(Line.of(Style.DIM, place + line.strip() + stopped));
        }
    }

    private boolean stops(ExitCode worst) {
        boolean keepGoing = arguments.has(Arguments.Flag.KEEP_GOING);
        return cancellation.isCancelled() || (worst != ExitCode.DONE && !keepGoing);
    }
}
