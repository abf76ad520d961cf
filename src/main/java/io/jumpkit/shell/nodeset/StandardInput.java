// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.nodeset;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.inventory.nodeset.NodeSetCalculator;
import io.jumpkit.inventory.nodeset.NodeSetCalculator.Step;
import io.jumpkit.inventory.nodeset.Operation;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** The node sets that are piped in: words between blanks, {@code #} begins a comment. Read once, when first named. */
final class StandardInput {
    static final String NAME = "-";

    private final InputStream stream;
    private final boolean person;
    private NodeSet piped;
    private long words;

    /** With {@code person}, somebody types there, and their next command is no node set. */
    StandardInput(InputStream stream, boolean person) {
        this.stream = stream;
        this.person = person;
    }

    /** The steps, read as {@code named} says, with {@code -} replaced by what is piped in, if anything is. */
    List<Step> resolve(List<Step> steps, NodeSetCalculator calculator, UnaryOperator<Step> named) {
        List<Step> resolved = new ArrayList<>();
        for (Step step : steps) {
            if (!step.text().equals(NAME)) {
                resolved.add(named.apply(step));
                continue;
            }
            if (piped == null) {
                piped = read(calculator, named);
            }
            if (words > 0 || step.operation() != Operation.UNION) {
                resolved.add(Step.of(step.operation(), NAME, piped));
            }
        }
        return resolved;
    }

    /** Word by word: what is piped in may be longer than memory, and names few nodes again and again. */
    private NodeSet read(NodeSetCalculator calculator, UnaryOperator<Step> named) {
        if (person) {
            throw UserError.usage(
                    "'-' reads standard input, and that is where you type",
                    "write the node sets as words: nodeset n1 n2");
        }
        try {
            PipedWords read = new PipedWords(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
            return calculator.calculate(() -> new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return read.hasNext();
                }

                @Override
                public Step next() {
                    words++;
                    return named.apply(new Step(Operation.UNION, read.next()));
                }
            });
        } catch (UncheckedIOException e) {
            String why = e.getCause().getMessage();
            throw UserError.usage("standard input cannot be read: " + why, "write the node sets as words")
                    .causedBy(e);
        }
    }
}
