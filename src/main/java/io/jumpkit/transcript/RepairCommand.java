// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Cuts off what a killed session was just writing, and says what that was. */
@Command(
        name = "repair",
        description = "Drop the torn last line of a session that was killed",
        footer = "transcript repair 7f3a")
final class RepairCommand implements ReadCommand, OperatorOnly {
    private static final int SHOWN = 200;

    @Mixin
    WhichTranscript which = new WhichTranscript();

    /** What was cut off one of its files. */
    record Dropped(String file, long bytes, String text) {}

    @Override
    public Class<? extends Record> rows() {
        return Dropped.class;
    }

    @Override
    public String insteadInRunbooks() {
        return "the operator changes what was recorded, after the run";
    }

    @Override
    public Result run(Invocation in) {
        Transcript transcript = which.ended("its last line may just be on its way");
        List<Dropped> dropped = new ArrayList<>();
        repair(transcript.events(), true, dropped);
        repair(transcript.cast(), false, dropped);
        if (dropped.isEmpty()) {
            return Result.done().note(Mark.GOOD, transcript.id() + " has no torn line");
        }
        return Table.of(dropped)
                .column("FILE", Dropped::file)
                .column("BYTES DROPPED", Dropped::bytes)
                .column("WHAT STOOD THERE", Dropped::text)
                .result();
    }

    private static void repair(Path file, boolean events, List<Dropped> dropped) {
        try {
            long whole = wholeLines(file, events);
            if (whole < Files.size(file)) {
                dropped.add(new Dropped(file.getFileName().toString(), Files.size(file) - whole, tail(file, whole)));
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(whole).force(true);
                }
            }
        } catch (IOException e) {
            throw UserError.usage("cannot repair " + file + ": " + FileFault.of(e), "look at the disk")
                    .causedBy(e);
        }
    }

    /** How many bytes are lines that were written to their end; events must be events too. */
    private static long wholeLines(Path file, boolean events) throws IOException {
        long whole = 0;
        long at = 0;
        try (TranscriptLines lines = new TranscriptLines(file)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                at += line.length + 1;
                whole = !events || Event.parse(line).isPresent() ? at : whole;
            }
        }
        return whole;
    }

    private static String tail(Path file, long from) throws IOException {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            return new String(in.readNBytes(SHOWN), StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?");
        }
    }
}
