// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.parse.RunbookParser;
import java.util.List;
import picocli.CommandLine.Command;

/** The runbooks there are. */
@Command(name = "list", description = "List the runbooks there are", footer = "runbook list")
final class ListCommand implements ReadCommand {

    /** One runbook. */
    record Row(
            String name,
            String title,
            String appliesTo,
            String risk,
            String expectedTime,
            String lastDrilled,
            int steps,
            String file) {
        static Row of(RunbookLibrary.Found found) {
            Runbook runbook = RunbookParser.parse(found.file(), found.text()).runbook();
            return new Row(
                    found.name(),
                    runbook.title(),
                    runbook.front().getOrDefault("applies-to", ""),
                    runbook.front().getOrDefault("risk", ""),
                    runbook.front().getOrDefault("expected-time", ""),
                    runbook.front().getOrDefault("last-drilled", ""),
                    runbook.steps().size(),
                    found.file());
        }
    }

    @Override
    public Class<? extends Record> rows() {
        return Row.class;
    }

    @Override
    public Result run(Invocation in) {
        List<Row> rows = new RunbookLibrary(in.session().settings().directories())
                .all().stream().map(Row::of).toList();
        return Table.of(rows)
                .column("RUNBOOK", Row::name)
                .column("RISK", Row::risk)
                .column("TIME", Row::expectedTime)
                .column("DRILLED", Row::lastDrilled)
                .column("TITLE", Row::title)
                .result();
    }
}
