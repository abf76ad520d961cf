// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

import io.jumpkit.output.Columns;
import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A runbook's text as it is written, for a screen: a paragraph that is too wide is folded anew between words; commands stay
 * whole, so that they can be copied. Without an edge nothing is changed. Pure.
 */
public final class ReadingForm {
    private static final Pattern ITEM = Pattern.compile("(\\s*(?:[-*+]|\\d+[.)])\\s+).*");

    private final int width;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();

    private ReadingForm(int width) {
        this.width = width;
    }

    /** The text in lines no wider than that, but for commands and single words. */
    public static List<Line> of(String text, int width) {
        ReadingForm form = new ReadingForm(width);
        boolean inFence = false;
        for (String line : text.lines().toList()) {
            boolean fence = line.startsWith("```");
            if (inFence || fence || line.isBlank() || line.startsWith("#")) {
                form.fold();
                form.lines.add(!inFence && line.startsWith("#") ? Line.of(Style.STRONG, line) : Line.of(line));
                inFence ^= fence;
            } else {
                form.take(line);
            }
        }
        form.fold();
        return form.lines;
    }

    private void take(String line) {
        if (line.startsWith("|") || ITEM.matcher(line).matches()) {
            fold();
        }
        paragraph.add(line);
    }

    /** Puts the paragraph, list item or row of a table that was gathered on the screen. */
    private void fold() {
        if (paragraph.stream().allMatch(line -> Columns.of(line) <= width)) {
            paragraph.forEach(line -> lines.add(Line.of(line)));
        } else {
            String first = first(paragraph.get(0));
            String indent = first.isEmpty() && paragraph.get(0).startsWith("|") ? "  " : " ".repeat(first.length());
            String words = String.join(" ", paragraph).substring(first.length());
            List<String> parts = Prose.wrap(words.strip(), width - indent.length());
            for (int i = 0; i < parts.size(); i++) {
                lines.add(Line.of((i == 0 ? first : indent) + parts.get(i)));
            }
        }
        paragraph.clear();
    }

    /** What stands before the words of a list item; the lines below begin under its words. */
    private static String first(String line) {
        Matcher item = ITEM.matcher(line);
        return item.matches() ? item.group(1) : "";
    }
}
