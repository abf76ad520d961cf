// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Result;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.parse.RunbookParser;
import io.jumpkit.runbook.run.Follower;
import io.jumpkit.runbook.run.JournalRecord;
import io.jumpkit.runbook.run.Pace;
import io.jumpkit.runbook.run.RunFolder;
import io.jumpkit.runbook.run.Runs;
import io.jumpkit.session.Directories;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a run where it was left. */
@Command(
        name = "resume",
        description = "Go on with a run where it was left",
        footer = {"runbook resume", "runbook resume last"})
final class ResumeCommand implements WriteCommand, OperatorOnly {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "the run's id, the beginning of it, or last; without it the only one that is not over")
    RunId id;

    @Mixin
    AnswerOptions answers = new AnswerOptions();

    @Override
    public Class<? extends Record> rows() {
        return JournalRecord.class;
    }

    @Override
    public String insteadInRunbooks() {
        return "lead there with **Choose**: - [title](other-runbook.md)";
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        Directories directories = in.session().settings().directories();
        Runs runs = new Runs(directories.state());
        RunFolder folder = id == null ? runs.onlyUnfinished() : runs.find(id.text());
        String path = folder.history().start().text("path");
        RunbookLibrary.Found today = today(new RunbookLibrary(directories), folder, path);
        Reader reader = new Reader(new RunbookLibrary(directories), in.dispatcher());
        Runbook then = RunbookParser.parse(path, folder.runbook()).runbook();
        Runbook now = reader.forGoingOn(today, in.console());
        return new Follower(runs, in, Reader.EXPRESSIONS, Pace.REAL, reader::sibling)
                .resume(folder, then, now, answers.parameters(), answers.answers(now));
    }

    /** The file as it is today; the run's own copy when it is gone. */
    private static RunbookLibrary.Found today(RunbookLibrary library, RunFolder folder, String path) {
        String name = path.replaceAll("^.*/|\\.md$", "");
        try {
            RunbookLibrary.Found found = library.find(path);
            return new RunbookLibrary.Found(name, path, found.text());
        } catch (UserError e) {
            return library.all().stream()
                    .filter(f -> f.file().equals(path))
                    .findFirst()
                    .orElseGet(() -> new RunbookLibrary.Found(name, path, folder.runbook()));
        }
    }
}
