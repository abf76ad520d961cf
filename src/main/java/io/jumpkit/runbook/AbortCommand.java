// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.parse.RunbookParser;
import io.jumpkit.runbook.run.Follower;
import io.jumpkit.runbook.run.JournalRecord;
import io.jumpkit.runbook.run.Pace;
import io.jumpkit.runbook.run.RunFolder;
import io.jumpkit.runbook.run.Runs;
import io.jumpkit.runbook.run.Siblings;
import io.jumpkit.session.Directories;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a run: offers to take back what it did, newest first. */
@Command(name = "abort", description = "End a run and take back what it did", footer = "runbook abort last")
final class AbortCommand implements WriteCommand, OperatorOnly {

    @Parameters(paramLabel = "RUN", description = "the run's id, the beginning of it, or last")
    RunId id;

    @Mixin
    AnswerOptions answers = new AnswerOptions();

    @Override
    public Class<? extends Record> rows() {
        return JournalRecord.class;
    }

    @Override
    public String insteadInRunbooks() {
        return "write **Undo** behind a Run; the operator takes the run back";
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        Directories directories = in.session().settings().directories();
        Runs runs = new Runs(directories.state());
        RunFolder folder = runs.find(id.text());
        Runbook then = RunbookParser.parse(folder.history().start().text("path"), folder.runbook())
                .runbook();
        return new Follower(
                        runs, in, Reader.EXPRESSIONS, Pace.REAL, (from, name) -> new Siblings.Sibling(name, Set.of()))
                .abort(folder, then, answers.parameters(), answers.answers(then));
    }
}
