// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import io.jumpkit.runbook.run.History;
import io.jumpkit.runbook.run.JournalRecord;
import io.jumpkit.runbook.run.RunFolder;
import io.jumpkit.runbook.run.Runs;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The runs of this user: what was followed, when, and how it stands. */
@Command(
        name = "runs",
        description = "List runs of runbooks and how they stand",
        footer = "runbook runs --journal last")
final class RunsCommand implements ReadCommand {

    @Option(names = "--journal", paramLabel = "RUN", description = "show the records of one run")
    RunId journal;

    /** One run. */
    record Row(String run, String runbook, String cluster, Instant started, String user, String state, String why) {
        static Row of(RunFolder folder) {
            History history = folder.history();
            JournalRecord start = history.start();
            JournalRecord last = history.records().get(history.records().size() - 1);
            return new Row(
                    folder.id(),
                    start.text("runbook"),
                    start.text("cluster"),
                    start.at(),
                    start.text("user"),
                    history.state(),
                    last.text("why"));
        }
    }

    @Override
    public Class<? extends Record> rows() {
        return journal == null ? Row.class : JournalRecord.class;
    }

    @Override
    public Result run(Invocation in) {
        Runs runs = new Runs(in.session().settings().directories().state());
        if (journal != null) {
            return journal(runs.find(journal.text()).records());
        }
        List<Row> rows = runs.all().stream().map(Row::of).toList();
        return Table.of(rows)
                .column("RUN", Row::run)
                .column("RUNBOOK", Row::runbook)
                .column("CLUSTER", Row::cluster)
                .column("STARTED", Row::started)
                .column("WHO", Row::user)
                .column("STATE", Row::state)
                .column("WHY", Row::why)
                .result();
    }

    private static Result journal(List<JournalRecord> records) {
        return Table.of(records)
                .column("N", JournalRecord::n)
                .column("AT", JournalRecord::at)
                .column("KIND", JournalRecord::kind)
                .column("STEP", JournalRecord::step)
                .column("WHAT", JournalRecord::words)
                .result();
    }
}
