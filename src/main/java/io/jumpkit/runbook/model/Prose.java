// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

import io.jumpkit.output.Columns;
import java.util.ArrayList;
import java.util.List;

/** Markdown's prose as a reader without Markdown sees it. Pure. */
public final class Prose {
    private Prose() {}

    /** Links as their words, other runbooks by name, no bold. */
    public static String plain(String markdown) {
        return markdown.replaceAll("\\[([^\\]]+)]\\(#[^)]*\\)", "$1")
                .replaceAll("\\[([^\\]]+)]\\(\\1\\.md\\)", "$1")
                .replaceAll("\\[([^\\]]+)]\\(([^)]*)\\)", "$1 ($2)")
                .replaceAll("\\*\\*([^*]+)\\*\\*", "$1");
    }

    /** A line broken between words, each part indented as the line is; a word that is too long stays whole. */
    public static List<String> wrap(String text, int width) {
        String indent = text.substring(0, text.length() - text.stripLeading().length());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > indent.length() && Columns.of(line + " " + word) > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
