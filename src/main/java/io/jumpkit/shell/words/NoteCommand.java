// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Result;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A sentence for the record of the session, and for the report made of it. */
@Command(
        name = "note",
        description = "Write a note into the session's record",
        footer = {"note users see errors since the failover", "note --at 14:02 paged"})
final class NoteCommand implements ReadCommand {

    @Option(names = "--at", paramLabel = "TIME", description = "when it happened: 14:02 (local), 12:02Z or RFC 3339")
    String at;

    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "the note; quote it when it holds ; or |")
    List<String> words;

    /** Asked for when needed: the table of time zones is large. */
    private final Supplier<ZoneId> zone;

    NoteCommand(Supplier<ZoneId> zone) {
        this.zone = zone;
    }

    @Override
    public Result run(Invocation in) {
        Clock clock = in.session().clock();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", String.join(" ", words));
        if (at == null) {
            in.session().events().event("note", fields);
            return Result.text("noted");
        }
        Instant occurred = SpokenTime.parse(at, clock.instant(), zone.get());
        fields.put("occurred_at", occurred.toString());
        in.session().events().event("note", fields);
        return Result.text("noted for " + occurred.truncatedTo(ChronoUnit.SECONDS));
    }
}
