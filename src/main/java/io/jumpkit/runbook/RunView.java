// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.LocalFiles;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import io.jumpkit.runbook.model.Prose;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.parse.RunbookParser;
import io.jumpkit.runbook.run.History;
import io.jumpkit.runbook.run.JournalRecord;
import io.jumpkit.runbook.run.RunFolder;
import io.jumpkit.runbook.run.StepReport;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run on one screen: where it stands, what was changed and verified, what nobody knows, and who has it. */
final class RunView {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Somebody who takes over at night has a terminal of 80 columns. */
    private static final int WIDTH = 79;

    private final RunFolder folder;
    private final History history;
    private final Clock clock;
    private final String home;

    RunView(RunFolder folder, Clock clock, String home) {
        this.folder = folder;
        this.history = folder.history();
        this.clock = clock;
        this.home = home;
    }

    Result result() {
        Result result = Result.of(steps(), View.lines(lines()))
                .extra("run", folder.id())
                .extra("state", history.state());
        return history.end().map(end -> result.note(Mark.NONE, end.text("why"))).orElseGet(() -> left(result));
    }

    private List<StepReport> steps() {
        String path = history.start().text("path");
        Runbook runbook = RunbookParser.parse(path, folder.runbook()).runbook();
        return StepReport.of(runbook, history);
    }

    /** The screen. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>(head());
        steps().forEach(step -> lines.addAll(lines(step)));
        return lines;
    }

    private List<Line> head() {
        JournalRecord start = history.start();
        JournalRecord last = history.records().get(history.records().size() - 1);
        String age = ago(Duration.between(start.at(), clock.instant()));
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Style.STRONG, start.text("title"))
                .plus("   run " + folder.id() + " of " + start.text("runbook") + " on " + start.text("cluster")));
        lines.add(Line.of(history.state() + " · begun " + TIME.format(start.at()) + " (" + age + " ago) by "
                + start.text("user") + " · last heard of " + TIME.format(last.at()) + " UTC"));
        String parameters = parameters(start);
        if (!parameters.isEmpty()) {
            lines.add(Line.of(parameters));
        }
        lines.add(Line.of(Style.DIM, LocalFiles.shown(folder.journal(), home)));
        lines.add(folder.holder()
                .map(holder -> Line.of(Style.WARN, "followed now by " + holder))
                .orElse(Line.of("followed by nobody now")));
        return lines;
    }

    private static String parameters(JournalRecord start) {
        return start.fields().get("parameters") instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(e -> e.getKey() + "=" + text(e.getValue()))
                        .collect(Collectors.joining(" · "))
                : "";
    }

    private static String text(Object value) {
        return value instanceof Map<?, ?> map && map.get("text") != null
                ? map.get("text").toString()
                : "(secret)";
    }

    private static List<Line> lines(StepReport step) {
        String time = step.at() == null ? "" : "  " + TIME.format(step.at());
        String head = " " + step.number() + "  " + step.title();
        List<Line> lines = new ArrayList<>();
        lines.add(
                switch (step.state()) {
                    case DONE -> Line.of(Style.GOOD, "✓").plus(head).plus(Style.DIM, time);
                    case SATISFIED -> Line.of(Style.GOOD, "✓").plus(head).plus(Style.DIM, time + "  true already");
                    case SKIPPED -> Line.of(Style.DIM, "-" + head + "  left out");
                    case OPEN -> Line.of(Style.STRONG, ">" + head).plus(Style.DIM, time);
                    case PENDING -> Line.of(Style.DIM, " " + head);
                });
        step.unknown().forEach(line -> lines.addAll(detail(Style.WARN, "unknown", line + " (nobody saw it end)")));
        step.did().forEach(line -> lines.addAll(detail(Style.PLAIN, "did", line)));
        boolean open = step.state() == io.jumpkit.runbook.run.StepState.OPEN;
        step.missing().forEach(line -> lines.addAll(detail(Style.BAD, "not so", line)));
        List<String> verified = step.verified();
        verified.stream()
                .skip(open ? 0 : Math.max(0, verified.size() - 1))
                .forEach(line -> lines.addAll(detail(Style.GOOD, "seen", line)));
        return lines;
    }

    private static List<Line> detail(Style style, String word, String text) {
        List<Line> lines = new ArrayList<>();
        for (String part : Prose.wrap(text, WIDTH - 13)) {
            String head = lines.isEmpty() ? word : "";
            lines.add(Line.of(style, "     " + head + " ".repeat(8 - head.length()))
                    .plus(part));
        }
        return lines;
    }

    private Result left(Result result) {
        JournalRecord last = history.records().get(history.records().size() - 1);
        Result noted = last.text("why").isEmpty() ? result : result.note(Mark.WARN, "left: " + last.text("why"));
        return folder.holder().isPresent()
                ? noted.next("runbook show " + folder.id() + " --follow")
                : noted.next("runbook resume " + folder.id(), "runbook abort " + folder.id());
    }

    private static String ago(Duration time) {
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    /** A record as an onlooker reads it. */
    static List<Line> lines(JournalRecord record) {
        String step = record.step().isEmpty() ? "" : record.step() + " · ";
        List<String> parts = Prose.wrap(step + record.kind() + "  " + record.words(), WIDTH - 10);
        List<Line> lines = new ArrayList<>();
        for (String part : parts) {
            String time = lines.isEmpty() ? TIME.format(record.at()) : "        ";
            lines.add(Line.of(Style.DIM, time + "  ").plus(part));
        }
        return lines;
    }
}
