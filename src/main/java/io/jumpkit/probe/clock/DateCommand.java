// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.clock;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Note;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import io.jumpkit.probe.clock.ClockProbe.Answers;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How far each node's clock is off, with the error of saying so. */
@Command(
        name = "date",
        description = "Compare the nodes' clocks, with the error of measuring",
        footer = {"date", "date --on @etcd --samples 30"})
final class DateCommand implements ReadCommand {

    @Option(names = "--on", paramLabel = "NODES", description = "nodes to ask; the focus if absent")
    NodeSet on;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "10",
            description = "looks at each clock; the sharpest counts")
    int samples;

    @Override
    public Class<? extends Record> rows() {
        return ClockRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        if (samples < 1) {
            throw UserError.usage("nothing can be told of " + samples + " looks", "write: --samples 10");
        }
        return result(new ClockProbe(in, samples).ask(in.nodesOr(on)));
    }

    /** What is shown of the answers. Pure. */
    static Result result(Answers answers) {
        Result result = Table.of(answers.rows())
                .column("NODE", ClockRow::node)
                .column("OFFSET", row -> String.format(Locale.ROOT, "%+,.1f ms", row.offsetMs())
                        .replace(',', ' '))
                .column("ERROR", row -> String.format(Locale.ROOT, "±%,.1f ms", row.errorMs())
                        .replace(',', ' '))
                .column("NTP", ClockRow::ntp)
                .result()
                .unanswered(answers.unanswered());
        List<Note> notes = ClockRules.judge(answers.rows());
        for (Note note : notes) {
            result = result.note(note.mark(), note.text());
        }
        return notes.stream().anyMatch(note -> note.mark() == Mark.BAD) ? result.exit(ExitCode.ILL) : result;
    }
}
