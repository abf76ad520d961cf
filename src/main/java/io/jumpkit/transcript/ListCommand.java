// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The sessions that were recorded, the newest first. */
@Command(
        name = "list",
        description = "List recorded sessions, the newest first",
        footer = {"transcript list", "transcript list --cluster prod --limit 100"})
final class ListCommand implements ReadCommand {

    @Option(names = "--cluster", paramLabel = "NAME", description = "sessions on this cluster only")
    String cluster;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "show at most this many")
    int limit;

    @Override
    public Class<? extends Record> rows() {
        return Summary.class;
    }

    @Override
    public Result run(Invocation in) {
        Transcripts.requireLimit(limit);
        List<Summary> rows = Transcripts.of(in.session()).newestFirst().stream()
                .flatMap(t -> Summary.of(t).stream())
                .filter(s -> cluster == null || cluster.equals(s.cluster()))
                .limit(limit)
                .toList();
        return Table.of(rows)
                .column("ID", Summary::id)
                .column("BEGAN (UTC)", s -> s.began().truncatedTo(ChronoUnit.SECONDS))
                .column("CLUSTER", Summary::cluster)
                .column("COMMANDS", Summary::commands)
                .column("TOOK", s -> Durations.words(s.duration()))
                .column("SIZE", s -> size(s.bytes()))
                .column("ENDED", ListCommand::ended)
                .result();
    }

    private static Line ended(Summary summary) {
        boolean badly = List.of(Summary.UNEXPECTED, Summary.DAMAGED).contains(summary.ended());
        return Line.of(badly ? Style.WARN : Style.PLAIN, summary.ended());
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? (bytes + 999) / 1000 + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
