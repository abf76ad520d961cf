// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.parse;

import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;

/** Reads the links of a Choose: {@code - [text](#step) — when `CONDITION`}. */
final class ChoiceReader {
    private static final Pattern WHEN = Pattern.compile("(?:—|–|-+)?\\s*when\\s+(.+)");

    private final SourceText source;
    private final List<Problem> problems;

    ChoiceReader(SourceText source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    List<Block.Choice> read(ListBlock list) {
        List<Block.Choice> choices = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            choice(item).ifPresent(choices::add);
        }
        return choices;
    }

    private Optional<Block.Choice> choice(Node item) {
        Node paragraph = item.getFirstChild();
        if (paragraph == null || !(paragraph.getFirstChild() instanceof Link link)) {
            problems.add(Problem.error(
                    source.place(item),
                    "a choice does not begin with a link",
                    "write: - [title](#step) — when `CONDITION`"));
            return Optional.empty();
        }
        StringBuilder behind = new StringBuilder();
        for (Node node = link.getNext(); node != null; node = node.getNext()) {
            behind.append(node instanceof org.commonmark.node.Text text ? text.getLiteral() : SourceText.plain(node));
        }
        String rest = behind.toString().strip();
        Matcher when = WHEN.matcher(rest);
        if (!rest.isEmpty() && !when.matches()) {
            problems.add(Problem.error(
                    source.place(item),
                    "'" + rest + "' cannot stand behind a choice",
                    "write: — when `CONDITION`, or nothing"));
        }
        return Optional.of(new Block.Choice(
                source.place(link),
                SourceText.plain(link),
                link.getDestination(),
                when.matches() ? Optional.of(when.group(1).strip()) : Optional.empty()));
    }
}
