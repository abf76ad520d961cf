// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The line to publish so that a later change of the transcript can be proved. */
@Command(
        name = "seal",
        description = "Print the hash that proves later changes, if published",
        footer = "transcript seal 7f3a")
final class SealCommand implements ReadCommand {

    @Mixin
    WhichTranscript which = new WhichTranscript();

    /** What to publish. */
    record Seal(String transcript, long events, String head) {}

    @Override
    public Class<? extends Record> rows() {
        return Seal.class;
    }

    @Override
    public Result run(Invocation in) {
        Transcript transcript = which.ended("its head changes with every event");
        Chain.Report report = Chain.check(transcript);
        if (!report.problems().isEmpty()) {
            throw UserError.refused(
                    transcript.id() + " was changed: " + report.problems().get(0),
                    "type: transcript verify " + transcript.id());
        }
        Seal seal = new Seal(transcript.name(), report.events(), report.head());
        return Result.of(
                        List.of(seal),
                        View.lines(List.of(
                                Line.of(seal.transcript() + " " + seal.events() + " events sha256:" + seal.head()))))
                .note(
                        Mark.NONE,
                        "It proves later edits only where it is published: in the ticket, the channel, a colleague's mail.");
    }
}
