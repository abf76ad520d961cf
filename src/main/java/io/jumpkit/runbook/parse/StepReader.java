// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.parse;

import io.jumpkit.error.Nearest;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.runbook.model.Keyword;
import io.jumpkit.runbook.model.Opening;
import io.jumpkit.runbook.model.Place;
import io.jumpkit.runbook.model.Problem;
import io.jumpkit.runbook.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Reads one step, node by node: each keyword's paragraph takes what follows it as its body. */
final class StepReader {
    private static final List<String> EXECUTABLE = List.of("jumpkit", "sh");

    private final SourceText source;
    private final List<Problem> problems;
    private final OpeningReader openings;
    private final Place place;
    private final String id;
    private final String title;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder intro = new StringBuilder();
    private final StringBuilder byHand = new StringBuilder();
    private Optional<Opening> pending = Optional.empty();

    StepReader(SourceText source, List<Problem> problems, Node heading, String id) {
        this.source = source;
        this.problems = problems;
        this.openings = new OpeningReader(problems);
        this.place = source.place(heading);
        this.id = id;
        this.title = SourceText.plain(heading);
    }

    void take(Node node) {
        if (node instanceof Paragraph) {
            Optional<Opening> opening = openings.read(source.raw(node), source.place(node));
            if (opening.isPresent()) {
                open(opening.get());
                return;
            }
        }
        if (pending.isPresent()) {
            body(pending.get(), node);
        } else {
            prose(node);
        }
    }

    Step end(int endLine) {
        close();
        return new Step(
                place,
                id,
                title,
                intro.toString().strip(),
                blocks,
                source.lines(place.line(), endLine).strip());
    }

    private void open(Opening opening) {
        close();
        switch (opening.keyword()) {
            case NOTE -> blocks.add(new Block.Note(opening));
            case NO_UNDO -> blocks.add(new Block.NoUndo(opening));
            case GUARD, SKIP_IF, RUN, DO_BY_HAND, VERIFY, WAIT_UNTIL, UNDO, CHOOSE -> pending = Optional.of(opening);
        }
        if (opening.keyword().body() == Keyword.Body.NOTHING
                && opening.sentence().isEmpty()) {
            problems.add(Problem.error(
                    opening.place(), "**" + opening.keyword() + "** says nothing", "write the sentence behind it"));
        }
    }

    /** Ends the block that is open; it has no body unless it is done by hand. */
    private void close() {
        pending.ifPresent(opening -> {
            if (opening.keyword() == Keyword.DO_BY_HAND) {
                String text = (opening.sentence() + "\n\n" + byHand).strip();
                if (text.isEmpty()) {
                    problems.add(
                            Problem.error(opening.place(), "**Do by hand** says nothing", "say what is to be done"));
                }
                blocks.add(new Block.ByHand(opening, text));
                byHand.setLength(0);
            } else {
                missingBody(opening);
            }
        });
        pending = Optional.empty();
    }

    private void missingBody(Opening opening) {
        problems.add(
                opening.keyword() == Keyword.CHOOSE
                        ? Problem.error(
                                opening.place(),
                                "**Choose** has no list of links right after it",
                                "write: - [title](#step)")
                        : Problem.error(
                                opening.place(),
                                "**" + opening.keyword() + "** has no fence right after it",
                                "put the ```jumpkit fence directly under the paragraph"));
        pending = Optional.empty();
    }

    private void body(Opening opening, Node node) {
        switch (opening.keyword().body()) {
            case TEXT ->
                byHand.append(source.lines(source.place(node).line(), lastLine(node) + 1))
                        .append("\n\n");
            case LINKS -> links(opening, node);
            case COMMANDS, CODE -> fence(opening, node);
            case NOTHING -> prose(node);
        }
        checkClosed(node);
    }

    private static int lastLine(Node node) {
        int last = 0;
        for (var span : node.getSourceSpans()) {
            last = Math.max(last, span.getLineIndex() + 1);
        }
        return last;
    }

    private void links(Opening opening, Node node) {
        if (node instanceof ListBlock list) {
            blocks.add(new Block.Choose(opening, new ChoiceReader(source, problems).read(list)));
            pending = Optional.empty();
        } else {
            missingBody(opening);
            prose(node);
        }
    }

    private void fence(Opening opening, Node node) {
        if (!(node instanceof FencedCodeBlock fence)) {
            missingBody(opening);
            prose(node);
            return;
        }
        pending = Optional.empty();
        Code code = code(fence);
        blocks.add(
                switch (opening.keyword()) {
                    case GUARD -> new Block.Guard(opening, code);
                    case SKIP_IF -> new Block.SkipIf(opening, code);
                    case VERIFY -> new Block.Verify(opening, code);
                    case WAIT_UNTIL -> new Block.WaitUntil(opening, code);
                    case UNDO -> new Block.Undo(opening, code);
                    case RUN -> new Block.Run(opening, code);
                    case DO_BY_HAND, NO_UNDO, CHOOSE, NOTE -> throw new IllegalStateException(opening.toString());
                });
    }

    private Code code(FencedCodeBlock fence) {
        String info = fence.getInfo() == null ? "" : fence.getInfo().strip();
        Place at = source.place(fence);
        if (!EXECUTABLE.contains(info)) {
            problems.add(Problem.error(
                    at,
                    info.isEmpty() ? "the fence does not say what it is" : "'" + info + "' is not something that runs",
                    Nearest.to(info.split(" ")[0], EXECUTABLE)
                            .map(near -> "did you mean ```" + near + "?")
                            .orElse("write ```jumpkit or ```sh, and nothing behind it")));
        }
        Place first = new Place(at.line() + 1, at.column());
        if (fence.getLiteral().isBlank()) {
            problems.add(Problem.error(at, "the fence is empty", "write the command in it"));
        }
        return info.startsWith("jumpkit")
                ? new Code.Typed(first, lines(fence, at))
                : new Code.Shell(first, fence.getLiteral());
    }

    private List<Code.TypedLine> lines(FencedCodeBlock fence, Place at) {
        List<Code.TypedLine> lines = new ArrayList<>();
        List<String> texts = fence.getLiteral().lines().toList();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                lines.add(new Code.TypedLine(source.startOf(at.line() + 1 + i), text));
            }
        }
        return lines;
    }

    private void prose(Node node) {
        if (blocks.isEmpty() && node instanceof Paragraph) {
            intro.append(SourceText.plain(node)).append("\n");
        }
        new Strays(source, problems).look(node);
    }

    private void checkClosed(Node node) {
        if (node instanceof FencedCodeBlock fence) {
            Strays.checkClosed(fence, source, problems);
        }
    }
}
