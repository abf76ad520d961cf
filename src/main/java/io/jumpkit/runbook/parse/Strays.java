// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.parse;

import io.jumpkit.error.Nearest;
import io.jumpkit.runbook.model.Problem;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Finds what looks as if it would run but stands where it never does. */
final class Strays extends AbstractVisitor {
    private static final List<String> EXECUTABLE = List.of("jumpkit", "sh");

    private final SourceText source;
    private final List<Problem> problems;
    private Node top;

    Strays(SourceText source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    void look(Node node) {
        top = node;
        node.accept(this);
    }

    @Override
    public void visit(FencedCodeBlock fence) {
        checkClosed(fence, source, problems);
        String word = fence.getInfo() == null ? "" : fence.getInfo().strip().split(" ")[0];
        if (EXECUTABLE.contains(word)) {
            problems.add(Problem.error(
                    source.place(fence),
                    "this ```" + word + " fence has no keyword",
                    fence == top
                            ? "put **Run**, **Guard**, **Verify** ... in the paragraph before it, or show it as ```text"
                            : "inside a list or quote nothing runs: move it out, or show it as ```text"));
        } else if (word.length() > 4 && Nearest.distance(word, "jumpkit") <= 2) {
            problems.add(Problem.error(
                    source.place(fence), "'" + word + "' is no kind of fence", "did you mean ```jumpkit?"));
        }
    }

    @Override
    public void visit(Paragraph paragraph) {
        if (paragraph != top && OpeningReader.opens(source.raw(paragraph))) {
            problems.add(Problem.error(
                    source.place(paragraph),
                    "this keyword stands inside a list or quote, where nothing runs",
                    "move the paragraph and its fence out of it"));
        }
    }

    @Override
    public void visit(HtmlBlock html) {
        problems.add(Problem.warning(
                source.place(html), "HTML is neither run nor printed", "say it in Markdown, or take it away"));
    }

    static void checkClosed(FencedCodeBlock fence, SourceText source, List<Problem> problems) {
        if (fence.getClosingFenceLength() == null) {
            problems.add(Problem.error(
                    source.place(fence), "this fence is never closed", "close it with a line of ``` alone"));
        }
    }
}
