// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Result;
import io.jumpkit.runbook.model.ReadingForm;
import io.jumpkit.runbook.run.Pace;
import io.jumpkit.runbook.run.RunFolder;
import io.jumpkit.runbook.run.Runs;
import io.jumpkit.runbook.run.StepReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A runbook's text, for reading; or how a run of it stands, for whoever takes over or looks on. */
@Command(
        name = "show",
        description = "Show a runbook, or how a run stands",
        footer = {"runbook show etcd-replace-member", "runbook show last", "runbook show 3f2a --follow"})
final class ShowCommand implements ReadCommand {

    @Parameters(paramLabel = "RUNBOOK|RUN", description = "a runbook's name or path; a run's id, or last")
    RunOrRunbook name;

    @Option(names = "--follow", description = "look on while somebody else follows the run")
    boolean follow;

    @Override
    public Class<? extends Record> rows() {
        return StepReport.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        RunbookLibrary library = new RunbookLibrary(in.session().settings().directories());
        if (name.canBeRun() && !library.names().contains(name.text())) {
            RunFolder folder = new Runs(in.session().settings().directories().state()).find(name.text());
            RunView view = new RunView(
                    folder, in.session().clock(), in.session().settings().home());
            return follow ? new Onlooker(folder, in, Pace.REAL).look(view) : view.result();
        }
        if (follow) {
            throw UserError.usage("'" + name + "' is no run, and only runs are followed", "type: runbook runs");
        }
        return Result.text(ReadingForm.of(
                        library.find(name.text()).text(), in.console().width()))
                .next("run " + name, "runbook print " + name);
    }
}
