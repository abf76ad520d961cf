// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.json.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * A YAML text with its name: the source that problems are shown in.
 *
 * @param name how messages call it, such as {@code clusters.yaml}
 */
public record YamlText(String name, String text) {
    private static final int INDENT = 4;
    private static final int WIDEST = 92;
    private static final int BEFORE = 40;

    /** What the text holds; an empty text and one with a syntax error, which is noted, hold an empty mapping. */
    public Yaml parse(Problems problems) {
        return new YamlComposer(problems).compose(text);
    }

    /**
     * A problem as people see it: file, line and column, what it is, the line itself, and carets under the place with the
     * hint behind them.
     */
    public List<String> show(Problem problem) {
        List<String> shown = new ArrayList<>();
        String warning = problem.severity() == Problem.Severity.WARNING ? "warning: " : "";
        shown.add(name + ":" + problem.place() + ": " + warning + problem.what());
        List<String> lines = text.lines().toList();
        int index = problem.place().line() - 1;
        if (index < lines.size() && !lines.get(index).isBlank()) {
            shown.addAll(excerpt(lines.get(index), problem));
        } else if (!problem.hint().isEmpty()) {
            shown.add(" ".repeat(INDENT) + problem.hint());
        }
        return shown;
    }

    /** The line moved to a small indent, cut to what fits on a screen, and the carets. */
    private static List<String> excerpt(String line, Problem problem) {
        int at = Math.min(problem.place().column() - 1, line.length());
        int width = Math.max(1, Math.min(problem.place().width(), line.length() - at));
        String clean =
                Clear.blot(problem.secret() ? stars(line, at, width) : line).replace('\t', ' ');
        int indent = Math.min(at, clean.length() - clean.stripLeading().length());
        int from = at - indent > WIDEST - BEFORE ? at - BEFORE : indent;
        int to = Math.max(from, Math.min(clean.stripTrailing().length(), from + WIDEST));
        String prefix = " ".repeat(INDENT) + (from > indent ? "..." : "");
        String shown =
                prefix + clean.substring(from, to) + (to < clean.stripTrailing().length() ? "..." : "");
        String carets = " ".repeat(prefix.length() + at - from) + "^".repeat(Math.max(1, Math.min(width, to - at)));
        return List.of(shown, (carets + " " + problem.hint()).stripTrailing());
    }

    private static String stars(String line, int at, int width) {
        return line.substring(0, at) + "*".repeat(width) + line.substring(at + width);
    }
}
