// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.run.Follower;
import io.jumpkit.runbook.run.JournalRecord;
import io.jumpkit.runbook.run.Pace;
import io.jumpkit.runbook.run.Runs;
import io.jumpkit.session.Directories;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a runbook, step by step, with a journal. */
@Command(
        name = "run",
        description = "Follow a runbook",
        footer = {"run etcd-replace-member", "run etcd-replace-member --dry-run --param failed=n3"})
final class RunCommand implements WriteCommand, OperatorOnly {

    @Parameters(paramLabel = "RUNBOOK", description = "a name, or a path to a file")
    RunbookName name;

    @Option(names = "--dry-run", description = "look for real, show what would be done, do nothing")
    boolean dryRun;

    @Mixin
    AnswerOptions answers = new AnswerOptions();

    @Override
    public boolean allowedReadOnly() {
        return dryRun;
    }

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
        RunbookLibrary library = new RunbookLibrary(directories);
        Reader reader = new Reader(library, in.dispatcher());
        Runbook runbook = reader.forFollowing(library.find(name.text()), in.console());
        return new Follower(new Runs(directories.state()), in, Reader.EXPRESSIONS, Pace.REAL, reader::sibling)
                .start(runbook, answers.parameters(), answers.answers(runbook), dryRun);
    }
}
