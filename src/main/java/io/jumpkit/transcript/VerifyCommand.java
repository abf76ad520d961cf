// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a transcript is as it was written. */
@Command(
        name = "verify",
        description = "Check that nothing of a recorded session was changed",
        footer = {"transcript verify 7f3a", "transcript verify 7f3a --head 5feceb66ff..."})
final class VerifyCommand implements ReadCommand {

    @Mixin
    WhichTranscript which = new WhichTranscript();

    @Option(
            names = "--head",
            paramLabel = "SHA256",
            description = "the head as it was published; without it nobody can tell whether all was rewritten")
    String published;

    /** What came of the check. */
    record Row(String transcript, long events, boolean intact, List<String> problems, String head) {}

    @Override
    public Class<? extends Record> rows() {
        return Row.class;
    }

    @Override
    public Result run(Invocation in) {
        Transcript transcript = which.transcript();
        Chain.Report report = Chain.check(transcript);
        List<String> problems = new ArrayList<>(report.problems());
        if (published != null && !report.head().startsWith(published)) {
            problems.add("the head is not the one that was published: the end was changed or cut off");
        }
        Row row = new Row(transcript.id(), report.events(), problems.isEmpty(), problems, report.head());
        Result result = Table.of(List.of(row))
                .column("TRANSCRIPT", Row::transcript)
                .column("EVENTS", Row::events)
                .column("INTACT", r -> r.intact() ? "yes" : "NO")
                .column("HEAD", Row::head)
                .result();
        for (String problem : problems) {
            result = result.note(Mark.BAD, problem);
        }
        if (report.torn()) {
            result = result.note(Mark.WARN, "the last line is torn: the session was killed while it was written")
                    .next("transcript repair " + transcript.id());
        }
        return problems.isEmpty() ? result : result.exit(ExitCode.ILL);
    }
}
