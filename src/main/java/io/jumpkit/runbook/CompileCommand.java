// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.json.Json;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A runbook as JSON, for other tools. */
@Command(
        name = "compile",
        description = "Write a runbook as JSON",
        footer = {"runbook compile etcd-replace-member", "runbook compile --schema"})
final class CompileCommand implements ReadCommand {

    @Parameters(paramLabel = "RUNBOOK", arity = "0..1", description = "a name, or a path to a file")
    RunbookName name;

    @Option(names = "--schema", description = "write the JSON Schema of what compile writes")
    boolean schema;

    @Override
    public Class<? extends Record> rows() {
        return Compiled.class;
    }

    @Override
    public Result run(Invocation in) {
        if (schema) {
            return Result.text(CompiledSchema.text().lines().map(Line::of).toList());
        }
        if (name == null) {
            throw UserError.usage("no runbook is named", "type: runbook compile RUNBOOK, or runbook compile --schema");
        }
        RunbookLibrary library = new RunbookLibrary(in.session().settings().directories());
        Compiled compiled =
                Compiled.of(new Reader(library, in.dispatcher()).forFollowing(library.find(name.text()), in.console()));
        String text = Json.read(Json.write(compiled)).toPrettyString();
        return Result.of(
                List.of(compiled), View.lines(text.lines().map(Line::of).toList()));
    }
}
