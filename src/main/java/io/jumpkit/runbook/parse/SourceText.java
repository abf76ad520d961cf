// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.parse;

import io.jumpkit.runbook.model.Place;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/** The lines of a file, and what of them a parsed node stands for. */
final class SourceText {
    private final List<String> lines;

    SourceText(String text) {
        this.lines = text.lines().toList();
    }

    /** Where a node begins. */
    Place place(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty()
                ? Place.START
                : new Place(spans.get(0).getLineIndex() + 1, spans.get(0).getColumnIndex() + 1);
    }

    /** The characters of a node as they stand in the file. */
    String raw(Node node) {
        return node.getSourceSpans().stream().map(this::raw).collect(Collectors.joining("\n"));
    }

    private String raw(SourceSpan span) {
        String line = line(span.getLineIndex() + 1);
        int start = Math.min(line.length(), span.getColumnIndex());
        return line.substring(start, Math.min(line.length(), start + span.getLength()));
    }

    /** A line by its number, from 1. */
    String line(int number) {
        return number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** The lines from one number to before another. */
    String lines(int from, int before) {
        return String.join("\n", lines.subList(from - 1, Math.min(lines.size(), before - 1)));
    }

    /** One more than the number of the last line. */
    int end() {
        return lines.size() + 1;
    }

    /** Where the words of a line begin. */
    Place startOf(int number) {
        String line = line(number);
        return new Place(number, line.length() - line.stripLeading().length() + 1);
    }

    /** What a reader sees of a node: no markup, one line. */
    static String plain(Node node) {
        StringBuilder out = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                out.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                out.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                out.append(' ');
            }

            @Override
            public void visit(HardLineBreak lineBreak) {
                out.append(' ');
            }
        });
        return out.toString().strip();
    }
}
