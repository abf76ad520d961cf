// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

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
    public record Step(Operation operation, String text) {}

    /** The result of all steps; what is taken from nothing leaves nothing. */
    public NodeSet calculate(List<Step> steps) {
        Set<String> names = new HashSet<>();
        for (Step step : steps) {
            step.operation().applyTo(names, parser.parse(step.text()).asSet());
        }
        return NodeSet.ofChecked(names);
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
