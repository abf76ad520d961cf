// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.output.Columns;
import io.jumpkit.output.Console;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Screen;
import io.jumpkit.output.Style;
import io.jumpkit.output.TextRenderer;
import io.jumpkit.runbook.model.Prose;
import io.jumpkit.runbook.model.ReadingForm;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How a run looks while it is followed: a header per step, a word in front of each line, the verdict at its end. */
final class RunScreen {
    private static final int WORD = 7;
    private static final int WIDEST = 100;

    private final Console console;
    private final Runbook runbook;
    private final Supplier<String> where;

    /**
     * A screen for one run.
     *
     * @param cluster its name
     * @param fingerprint what its systems are recognised by
     * @param run the run's id
     */
    RunScreen(Console console, Runbook runbook, String cluster, Map<String, String> fingerprint, String run) {
        this(console, runbook, () -> head(runbook, cluster, fingerprint) + (run.isEmpty() ? "dry run" : "run " + run));
    }

    private RunScreen(Console console, Runbook runbook, Supplier<String> where) {
        this.console = console;
        this.runbook = runbook;
        this.where = where;
    }

    /** A screen that shows what the systems are recognised by at each step: a restore makes them another. */
    static RunScreen of(Console console, Runbook runbook, String cluster, History history, String run) {
        return new RunScreen(console, runbook, () -> head(runbook, cluster, history.fingerprint()) + "run " + run);
    }

    private static String head(Runbook runbook, String cluster, Map<String, String> fingerprint) {
        return runbook.id() + " · " + cluster + " · " + identity(fingerprint);
    }

    /** Systems with their identities, long ones shortened in the middle. */
    static String identity(Map<String, String> fingerprint) {
        return fingerprint.entrySet().stream()
                .filter(e -> !e.getKey().equals(Fingerprints.INSTANCE))
                .map(e -> e.getKey() + " "
                        + Fingerprints.parts(e.getValue()).stream()
                                .map(RunScreen::shortened)
                                .collect(Collectors.joining("+"))
                        + " · ")
                .collect(Collectors.joining());
    }

    private static String shortened(String id) {
        return id.length() <= 12 ? id : id.substring(0, 4) + "…" + id.substring(id.length() - 3);
    }

    /** The head of a step, and why it is there. */
    void header(Step step) {
        int number = runbook.indexOf(step.id()) + 1;
        String left = "[" + number + "/" + runbook.steps().size() + "] ";
        String right = where.get();
        int gap = width() - Columns.of(left + step.title()) - Columns.of(right);
        Line title = Line.of(Style.DIM, left).plus(Style.STRONG, step.title());
        console.say(Line.EMPTY);
        console.say(gap < 2 ? title : title.plus(Style.DIM, " ".repeat(gap) + right));
        if (gap < 2) {
            console.say(Line.of(Style.DIM, "  " + right));
        }
        if (!step.intro().isEmpty()) {
            Prose.wrap(step.intro().lines().findFirst().orElse(""), width() - 2)
                    .forEach(line -> console.say(Line.of("  " + line)));
        }
    }

    /** A line: what it is about, and what is said of it. */
    void line(String word, String text) {
        line(word, Line.of(text));
    }

    /** A sentence with a mark before it and what was seen behind it. */
    void judged(String word, String text, Mark mark, String seen) {
        String both = text + (text.isEmpty() || seen.isEmpty() ? "" : " · ") + seen;
        List<String> lines = Prose.wrap(both, width() - WORD - 4);
        console.say(head(word).plus(mark.style(), mark.sign() + " ").plus(lines.get(0)));
        lines.stream().skip(1).forEach(line -> console.say(head("").plus("  " + line)));
    }

    /** Markdown as a reader sees it: links as their words, other runbooks by name, no bold. */
    void prose(String word, String markdown) {
        under(
                word,
                ReadingForm.of(Prose.plain(markdown), width() - WORD - 2).stream()
                        .map(Line::text)
                        .toList());
    }

    /** Lines of text under a word. */
    void text(String word, String text) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.addAll(line.isBlank() ? List.of("") : Prose.wrap(line, width() - WORD - 2)));
        under(word, lines);
    }

    private void under(String word, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            console.say(head(i == 0 ? word : "").plus(lines.get(i)));
        }
    }

    /** A styled line under a word; one that is too long loses its styles and is wrapped. */
    void line(String word, Line line) {
        if (Columns.of(line.text()) > width() - WORD - 2) {
            text(word, line.text());
        } else {
            console.say(head(word).plus(line));
        }
    }

    /** All that a command answered, as the shell would show it. */
    void whole(Result result) {
        TextRenderer renderer = new TextRenderer(new Screen(true, true, true, width() - WORD - 2));
        renderer.data(result).forEach(line -> console.say(head("").plus(line)));
        result.notes().forEach(note -> line("", note.line()));
    }

    /** What is happening now; gone when it is over. */
    void live(String word, String text) {
        console.live(List.of(head(word).plus(text)));
    }

    /** Takes the live line away. */
    void still() {
        console.live(List.of());
    }

    /** A sentence of its own. */
    void say(Mark mark, String sentence) {
        List<String> lines = Prose.wrap(sentence, width() - 2);
        console.say(Line.of(mark.style(), mark == Mark.NONE ? "" : mark.sign() + " ")
                .plus(lines.get(0)));
        lines.stream().skip(1).forEach(line -> console.say(Line.of("  " + line)));
    }

    private static Line head(String word) {
        return Line.of(Style.DIM, "  " + word + " ".repeat(Math.max(1, WORD - word.length())));
    }

    private int width() {
        return Math.min(WIDEST, Math.max(40, console.width()));
    }

    /** Times as a hurried reader wants them. */
    static String time(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        if (seconds < 10) {
            return String.format(Locale.ROOT, seconds < 1 ? "%.2f s" : "%.1f s", seconds);
        }
        return seconds < 90 ? Math.round(seconds) + " s" : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
