// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.nodeset;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSetCalculator;
import io.jumpkit.inventory.nodeset.NodeSetCalculator.Step;
import io.jumpkit.inventory.nodeset.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The node sets that are piped in: words between blanks, {@code #} begins a comment. Read once, when first named. */
final class StandardInput {
    static final String NAME = "-";

    private final InputStream stream;
    private final boolean person;
    private List<Step> words;

    /** With {@code person}, somebody types there, and their next command is no node set. */
    StandardInput(InputStream stream, boolean person) {
        this.stream = stream;
        this.person = person;
    }

    /** The steps with {@code -} replaced by what is piped in, each word a set of its own. */
    List<Step> resolve(List<Step> steps, NodeSetCalculator calculator) {
        List<Step> resolved = new ArrayList<>();
        for (Step step : steps) {
            if (!step.text().equals(NAME)) {
                resolved.add(step);
            } else if (step.operation() == Operation.UNION) {
                resolved.addAll(words());
            } else {
                String text = calculator.calculate(words()).toString();
                resolved.add(new Step(step.operation(), text));
            }
        }
        return resolved;
    }

    private List<Step> words() {
        if (words == null) {
            words = read();
        }
        return words;
    }

    private List<Step> read() {
        if (person) {
            throw UserError.usage(
                    "'-' reads standard input, and that is where you type",
                    "write the node sets as words: nodeset n1 n2");
        }
        try {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .map(word -> new Step(Operation.UNION, word))
                    .toList();
        } catch (IOException e) {
            throw UserError.usage("standard input cannot be read: " + e.getMessage(), "write the node sets as words")
                    .causedBy(e);
        }
    }
}
