// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What happened in a session, a line per command, note and finding. */
@Command(
        name = "show",
        description = "Show what happened in a recorded session",
        footer = {"transcript show", "transcript show 7f3a --outputs"})
final class ShowCommand implements ReadCommand {

    @Mixin
    WhichTranscript which = new WhichTranscript();

    @Option(names = "--outputs", description = "show what each command printed")
    boolean outputs;

    @Option(names = "--all", description = "show masks, sizes, beginning and end as well")
    boolean all;

    @Override
    public Class<? extends Record> rows() {
        return Moment.class;
    }

    @Override
    public Result run(Invocation in) {
        Transcript transcript = which.transcript();
        List<Moment> rows = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        Timeline.Ending ending = Timeline.moments(transcript, moment -> {
            if (all || !TextExport.ASIDE.contains(moment.kind())) {
                rows.add(moment);
                lines.add(line(moment));
                if (outputs) {
                    Export.output(transcript, moment, text -> lines.add(Line.of("    " + text)));
                }
            }
        });
        Result result = Result.of(rows, View.lines(lines));
        String how = TextExport.endingWithoutEnd(transcript);
        if (how.equals(Summary.UNEXPECTED)) {
            result = result.note(Mark.WARN, transcript.id() + " " + how);
        }
        if (how.equals(Summary.DAMAGED)) {
            return result.note(Mark.WARN, transcript.id() + " is damaged: it holds what Jumpkit did not write")
                    .next("transcript verify " + transcript.id());
        }
        return ending.torn()
                ? result.note(Mark.WARN, "its last line is torn").next("transcript repair " + transcript.id())
                : result;
    }

    private static Line line(Moment moment) {
        boolean failed = moment.exit() != null && moment.exit() != 0;
        String text = TextExport.line(moment);
        return failed ? Line.of(Style.BAD, text) : Line.of(text);
    }
}
