// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout.fold;

import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import io.jumpkit.ssh.NodeResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Groups of answers as lines: {@code n[1-4,6] (5): text}, or the text below where it has several lines.
 *
 * @param limit how many lines of each answer to show; the rest is counted
 * @param diff whether answers are shown as differences from the majority's
 * @param raw whether control characters go through as they are
 * @param timeout how long each node was given
 */
public record FoldedOutput(int limit, boolean diff, boolean raw, Duration timeout) {
    private static final String INDENT = "  ";

    /** What is longer than this is data in one line: it would push everybody's answer off the screen. */
    private static final int LONGEST_LINE = 4000;

    /** Everything, as it is at the end. */
    public static FoldedOutput whole(Duration timeout) {
        return new FoldedOutput(Integer.MAX_VALUE, false, false, timeout);
    }

    /** The beginning of each answer, as it is shown while others are still awaited. */
    public FoldedOutput brief(int lines) {
        return new FoldedOutput(lines, false, raw, timeout);
    }

    /** The lines of all groups. */
    public List<Line> lines(SameOutput same) {
        List<Line> lines = new ArrayList<>();
        Optional<SameOutput.Group> majority = diff ? same.majority() : Optional.empty();
        majority.ifPresent(group -> group(group, lines));
        for (SameOutput.Group group : same.groups()) {
            boolean compared = majority.isPresent() && group.answer().answered();
            if (!compared) {
                group(group, lines);
            } else if (group != majority.get()) {
                difference(group, majority.get(), lines);
            }
        }
        return lines;
    }

    /** Who said it, in front of what. */
    private Line head(SameOutput.Group group) {
        return Line.of(Style.NODES, group.nodes().toString())
                .plus(" (" + group.size() + "):")
                .plus(fate(group));
    }

    private void group(SameOutput.Group group, List<Line> lines) {
        Line head = head(group);
        List<Line> text = text(group.answer(), raw ? Integer.MAX_VALUE : LONGEST_LINE);
        boolean quiet = group.answer().ok() && text.isEmpty();
        if (quiet) {
            lines.add(head.plus(Style.DIM, " done, no output"));
        } else if (text.size() == 1) {
            String colon = head.text().endsWith(":") ? " " : ": ";
            lines.add(head.plus(colon).plus(text.get(0)));
        } else {
            lines.add(head);
            text.stream().limit(limit).forEach(line -> lines.add(Line.of(INDENT).plus(line)));
            if (text.size() > limit) {
                lines.add(Line.of(Style.DIM, INDENT + "… " + (text.size() - limit) + " more lines"));
            }
        }
    }

    private void difference(SameOutput.Group group, SameOutput.Group majority, List<Line> lines) {
        lines.add(head(group).plus(" differs from " + majority.nodes() + " (" + majority.size() + ")"));
        List<String> before = texts(majority.answer());
        for (String line : UnifiedDiff.of(before, texts(group.answer()))) {
            lines.add(Line.of(INDENT).plus(diffStyle(line), line));
        }
    }

    private List<String> texts(Answer answer) {
        return text(answer, Integer.MAX_VALUE).stream().map(Line::text).toList();
    }

    private static Style diffStyle(String line) {
        return switch (line.charAt(0)) {
            case '+' -> Style.GOOD;
            case '-' -> Style.BAD;
            default -> Style.PLAIN;
        };
    }

    /** Standard output, then standard error marked as such, unless the exit code marks it already. */
    private List<Line> text(Answer answer, int longest) {
        UnaryOperator<String> clean = raw ? t -> t : VisibleText::of;
        List<Line> lines = new ArrayList<>();
        split(clean.apply(answer.out())).forEach(line -> lines.add(cut(line, longest)));
        boolean only = lines.isEmpty() && answer.answered() && !answer.ok();
        split(clean.apply(answer.err()))
                .forEach(line -> lines.add(Line.of(Style.DIM, only ? "" : "2> ").plus(cut(line, longest))));
        return lines;
    }

    private static Line cut(String line, int longest) {
        if (line.length() <= longest) {
            return Line.of(line);
        }
        int end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
        String rest = " … " + (line.length() - end) + " more characters in this line (--raw shows them)";
        return Line.of(line.substring(0, end)).plus(Style.DIM, rest);
    }

    private static List<String> split(String text) {
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return whole.isEmpty() && text.length() < 2 ? List.of() : Arrays.asList(whole.split("\n", -1));
    }

    /** What became of the command, unless all is well. */
    private Line fate(SameOutput.Group group) {
        Answer answer = group.answer();
        if (answer.ok()) {
            return Line.EMPTY;
        }
        String words =
                switch (answer.outcome()) {
                    case EXITED -> "exit " + answer.exit().orElse(-1) + in(answer.detail());
                    case SIGNALLED -> "ended by a signal" + in(answer.detail());
                    case DNS, REFUSED, NO_ROUTE, TCP_TIMEOUT, BANNER_TIMEOUT, KEX, HOST_KEY, AUTH, CIRCUIT_OPEN ->
                        "not reached: " + answer.outcome().words()
                                + (answer.detail().isEmpty() ? after(group) : in(answer.detail()));
                    case CHANNEL_REFUSED -> answer.outcome().words() + in(answer.detail());
                    case COMMAND_TIMEOUT -> answer.outcome().words() + " after " + seconds(timeout) + remains(answer);
                    case CUT, CANCELLED -> answer.outcome().words() + after(group) + remains(answer);
                };
        return Line.of(Style.BAD, " " + words);
    }

    private static String in(String detail) {
        return detail.isEmpty() ? "" : " (" + detail + ")";
    }

    private static String after(SameOutput.Group group) {
        Duration longest = group.results().stream()
                .map(NodeResult::total)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return longest.toMillis() == 0 ? "" : " after " + seconds(longest);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String remains(Answer answer) {
        return switch (answer.remains()) {
            case NOTHING -> "";
            case KILLED -> ", killed";
            case MAYBE_RUNNING -> ", maybe still running: not seen to end";
        };
    }
}
