// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A runbook's text, for reading. */
@Command(name = "show", description = "Show a runbook as it is written", footer = "runbook show etcd-replace-member")
final class ShowCommand implements ReadCommand {

    @Parameters(paramLabel = "RUNBOOK", description = "a name, or a path to a file")
    RunbookName name;

    @Override
    public Result run(Invocation in) {
        RunbookLibrary library = new RunbookLibrary(in.session().settings().directories());
        RunbookLibrary.Found found = library.find(name.text());
        List<Line> lines = new ArrayList<>();
        for (String line : found.text().lines().toList()) {
            lines.add(line.startsWith("#") ? Line.of(Style.STRONG, line) : Line.of(line));
        }
        return Result.text(lines).next("run " + name, "runbook print " + name);
    }
}
