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
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Masks what should never have been recorded. */
@Command(
        name = "redact",
        description = "Mask more secrets in a recorded session",
        footer = {"transcript redact 7f3a", "transcript redact 7f3a --pattern 'badge (\\d+)'"})
final class RedactCommand implements ReadCommand, OperatorOnly {

    @Parameters(arity = "1", paramLabel = "TRANSCRIPT", description = "its id, the beginning of its name, or last")
    Transcript transcript;

    @Option(
            names = "--pattern",
            paramLabel = "REGEX",
            description = "mask this too: its first group, or all of it; may be given several times")
    List<String> patterns = List.of();

    /** How often a kind of secret was masked. */
    record Masked(String rule, int count) {}

    @Override
    public Class<? extends Record> rows() {
        return Masked.class;
    }

    @Override
    public String insteadInRunbooks() {
        return "the operator changes what was recorded, after the run";
    }

    @Override
    public Result run(Invocation in) {
        Summary.of(transcript).ifPresent(s -> s.requireEnded("it cannot be rewritten meanwhile"));
        List<Masked> masked = rewrite(in).entrySet().stream()
                .map(count -> new Masked(count.getKey(), count.getValue()))
                .toList();
        if (masked.isEmpty()) {
            return Result.done().note(Mark.GOOD, "nothing to mask in " + transcript.id() + ", it is as it was");
        }
        return Table.of(masked)
                .column("RULE", Masked::rule)
                .column("MASKED", Masked::count)
                .result()
                .note(Mark.WARN, "written anew: a seal that was published before no longer fits")
                .next("transcript seal " + transcript.id());
    }

    private java.util.Map<String, Integer> rewrite(Invocation in) {
        List<String> all = new ArrayList<>(patterns);
        all.addAll(in.session().inventory().masks());
        try {
            return Rewriting.rewrite(
                    transcript, Redactor.with(all), in.session().clock());
        } catch (IOException e) {
            throw UserError.usage("cannot rewrite " + transcript.folder() + ": " + FileFault.of(e), "look at the disk")
                    .causedBy(e);
        }
    }
}
