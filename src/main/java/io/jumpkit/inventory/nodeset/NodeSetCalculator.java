// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What {@code nodeset} does: takes node sets and operations in the order typed, and writes the result. */
public final class NodeSetCalculator {
    private final NodeSetParser parser;
    private final Random random;

    public NodeSetCalculator(NodeSetParser parser, Random random) {
        this.parser = parser;
        this.random = random;
    }

    /**
     * One argument: a set to add, or what an operation such as {@code -x} takes. An operation binds the next argument
     * only; sets behind it are added again.
     */
    public record Step(Operation operation, String text, Optional<NodeSet> known) {
        /** One as it is typed. */
        public Step(Operation operation, String text) {
            this(operation, text, Optional.empty());
        }

        /** One whose nodes are computed already; {@code text} is what was typed for them. */
        public static Step of(Operation operation, String text, NodeSet nodes) {
            return new Step(operation, text, Optional.of(nodes));
        }
    }

    /** The result of all steps; what is taken from nothing leaves nothing. */
    public NodeSet calculate(Iterable<Step> steps) {
        Gathering gathering = new Gathering();
        for (Step step : steps) {
            NodeSet operand = step.known().orElseGet(() -> parser.parse(step.text()));
            gathering.apply(step.operation(), operand.asSet(), Piece.of(step.text()));
        }
        return gathering.toNodeSet();
    }

    /** The result in the parts that are printed, a line each. */
    public List<NodeSet> parts(List<Step> steps, Layout layout) {
        return layout.parts(calculate(steps), random);
    }

    /** The lines that {@code nodeset} prints. */
    public List<String> lines(List<Step> steps, Layout layout) {
        List<NodeSet> parts = parts(steps, layout);
        int whole = parts.stream().mapToInt(NodeSet::size).sum();
        return parts.stream().map(part -> layout.write(part, whole)).toList();
    }
}
