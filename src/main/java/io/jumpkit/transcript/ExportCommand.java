// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A transcript in a form that others read. */
@Command(
        name = "export",
        description = "Write a recorded session as HTML, Markdown, text or cast",
        footer = {
            "transcript export last --format html -o incident.html",
            "transcript export 7f3a --format cast-v2 -o old.cast"
        })
final class ExportCommand implements ReadCommand {

    @Mixin
    WhichTranscript which = new WhichTranscript();

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "html (one page), md, txt, json, cast (asciinema 3), cast-v2")
    Export format;

    @Option(
            names = {"-o", "--file"},
            paramLabel = "FILE",
            description = "where to write it; standard output if absent")
    Path file;

    @Override
    public Result run(Invocation in) {
        if (file == null && in.console().wantsJson()) {
            return asJson();
        }
        if (file == null) {
            format.write(which.transcript(), line -> in.console().print(Line.of(line)));
            return Result.done();
        }
        try {
            write(file.toAbsolutePath());
        } catch (IOException | UncheckedIOException e) {
            throw UserError.usage("cannot write " + file + ": " + e.getMessage(), "choose another place: -o FILE")
                    .causedBy(e);
        }
        return Result.done().note(Mark.GOOD, file + " written");
    }

    /** Standard output is one JSON object then, and this is in it. */
    private Result asJson() {
        if (format != Export.JSON) {
            throw UserError.usage(
                    "'" + format + "' on standard output is no JSON",
                    "leave out -o json, or write it to a file: --file FILE");
        }
        List<Map<String, Object>> events = new ArrayList<>();
        Timeline.events(which.transcript(), event -> events.add(event.fields()));
        return Result.done().extra("transcript", which.transcript().name()).extra("events", events);
    }

    /** Beside it first, readable by the operator alone: outputs are nobody else's business until they are handed on. */
    private void write(Path target) throws IOException {
        Path part = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
        try (BufferedWriter out = Files.newBufferedWriter(part)) {
            format.write(which.transcript(), line -> line(out, line));
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void line(BufferedWriter out, String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
