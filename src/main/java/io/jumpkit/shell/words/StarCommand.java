// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Marks what was just done as worth finding again: a note with a star, behind the command that it is about. */
@Command(
        name = "star",
        description = "Mark the last command in the session's record",
        footer = {"star", "star this is when the latency rose"})
final class StarCommand implements ReadCommand {

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "why; quote it when it holds ; or |")
    List<String> words = List.of();

    @Override
    public Result run(Invocation in) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", words.isEmpty() ? "what stands before this" : String.join(" ", words));
        fields.put("tags", List.of("star"));
        in.session().events().event("note", fields);
        return Result.text("starred");
    }
}
