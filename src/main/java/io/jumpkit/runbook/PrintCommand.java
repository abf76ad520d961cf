// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A runbook for paper: numbers, boxes to tick, blanks to fill in. */
@Command(
        name = "print",
        description = "Show a runbook for paper: numbers, tick boxes, blanks",
        footer = "runbook print etcd-replace-member")
final class PrintCommand implements ReadCommand {

    @Parameters(paramLabel = "RUNBOOK", description = "a name, or a path to a file")
    RunbookName name;

    @Override
    public Result run(Invocation in) {
        RunbookLibrary library = new RunbookLibrary(in.session().settings().directories());
        return Result.text(PaperForm.of(new Reader(library, in.dispatcher()).read(name.text())));
    }
}
