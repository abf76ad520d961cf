// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where something was typed, noted or printed in any recorded session. */
@Command(
        name = "grep",
        description = "Search commands, notes and outputs of recorded sessions",
        footer = {"transcript grep 'member remove'", "transcript grep -i nospace --cluster prod"})
final class GrepCommand implements ReadCommand {

    @Parameters(arity = "1", paramLabel = "REGEX", description = "what to look for")
    String regex;

    @Option(
            names = {"-i", "--ignore-case"},
            description = "take capital and small letters for the same")
    boolean ignoreCase;

    @Option(names = "--in", paramLabel = "TRANSCRIPT", description = "search this one only")
    Transcript only;

    @Option(names = "--cluster", paramLabel = "NAME", description = "search sessions on this cluster only")
    String cluster;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "500", description = "stop after this many lines")
    int limit;

    /**
     * A line that was found.
     *
     * @param command what had been typed; the line itself where that was found
     */
    record Hit(String transcript, Instant ts, String kind, String command, String line) {}

    @Override
    public Class<? extends Record> rows() {
        return Hit.class;
    }

    @Override
    public Result run(Invocation in) {
        Transcripts.requireLimit(limit);
        Pattern pattern = pattern();
        List<Transcript> where = only == null ? Transcripts.of(in.session()).newestFirst() : List.of(only);
        List<Hit> hits = new ArrayList<>();
        for (Transcript transcript : where) {
            in.cancellation().check();
            boolean asked = cluster == null
                    || Summary.of(transcript)
                            .filter(s -> s.cluster().equals(cluster))
                            .isPresent();
            if (asked && hits.size() < limit) {
                Timeline.moments(transcript, moment -> search(transcript, moment, pattern, hits));
            }
        }
        return result(hits);
    }

    private Pattern pattern() {
        try {
            return Pattern.compile(regex, ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        } catch (PatternSyntaxException e) {
            throw UserError.usage(
                    "'" + regex + "' is not a regular expression: " + e.getDescription(),
                    "put a backslash before each of .*+?()[]{}|^$\\ that stands for itself");
        }
    }

    private void search(Transcript transcript, Moment moment, Pattern pattern, List<Hit> hits) {
        String command = moment.kind().equals("command") ? moment.text() : "";
        if (pattern.matcher(moment.text()).find()) {
            add(hits, new Hit(transcript.id(), moment.ts(), moment.kind(), command, moment.text()));
        }
        Export.output(transcript, moment, line -> {
            if (pattern.matcher(line).find()) {
                add(hits, new Hit(transcript.id(), moment.ts(), "output", command, line));
            }
        });
    }

    private void add(List<Hit> hits, Hit hit) {
        if (hits.size() < limit) {
            hits.add(hit);
        }
    }

    private Result result(List<Hit> hits) {
        List<Line> lines = new ArrayList<>();
        Hit before = null;
        for (Hit hit : hits) {
            boolean sameCommand = before != null
                    && before.transcript().equals(hit.transcript())
                    && before.ts().equals(hit.ts());
            if (!sameCommand) {
                String what = hit.kind().equals("output") || hit.kind().equals("command")
                        ? hit.command()
                        : hit.kind() + ": " + hit.line();
                lines.add(Line.of(Style.DIM, hit.transcript() + "  " + hit.ts().truncatedTo(ChronoUnit.SECONDS) + "  ")
                        .plus(Style.STRONG, what));
            }
            if (hit.kind().equals("output")) {
                lines.add(Line.of("    " + hit.line()));
            }
            before = hit;
        }
        Result result = Result.of(hits, View.lines(lines));
        if (hits.isEmpty()) {
            return result.note(Mark.NONE, "nothing found").exit(ExitCode.ILL);
        }
        return hits.size() < limit ? result : result.note(Mark.WARN, "stopped after " + limit + " lines");
    }
}
