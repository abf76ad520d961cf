// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

import java.util.List;
import java.util.Optional;

/** One thing a step asks for: a paragraph that opens with a keyword, and what it governs. */
public sealed interface Block {
    /** The paragraph. */
    Opening opening();

    /** Where it stands. */
    default Place place() {
        return opening().place();
    }

    /** What the paragraph says in words. */
    default String sentence() {
        return opening().sentence();
    }

    /** What stands in its parentheses. */
    default Options options() {
        return opening().options();
    }

    /** The code it governs, if it governs any. */
    default Optional<Code> code() {
        return Optional.empty();
    }

    /** A block that only looks at the cluster. */
    sealed interface Look extends Block {
        /** What it types; a {@code jumpkit} fence once the linter has passed it. */
        Code looks();

        @Override
        default Optional<Code> code() {
            return Optional.of(looks());
        }
    }

    /** Must hold before anything in the step runs; what it saw is the evidence. */
    record Guard(Opening opening, Code looks) implements Look {}

    /** When it holds already, the step is satisfied and not run. */
    record SkipIf(Opening opening, Code looks) implements Look {}

    /** Must hold afterwards. */
    record Verify(Opening opening, Code looks) implements Look {}

    /** Looked at again and again until it holds. */
    record WaitUntil(Opening opening, Code looks) implements Look {}

    /** The change. */
    record Run(Opening opening, Code act) implements Block {
        @Override
        public Optional<Code> code() {
            return Optional.of(act);
        }
    }

    /** How the change before it is taken back. */
    record Undo(Opening opening, Code act) implements Block {
        @Override
        public Optional<Code> code() {
            return Optional.of(act);
        }
    }

    /** Why the change before it cannot be taken back. */
    record NoUndo(Opening opening) implements Block {}

    /** Shown, never executed; the operator types one line of result. */
    record ByHand(Opening opening, String text) implements Block {}

    /** The operator picks where to go on. */
    record Choose(Opening opening, List<Choice> choices) implements Block {
        public Choose {
            choices = List.copyOf(choices);
        }
    }

    /** To be read and acknowledged. */
    record Note(Opening opening) implements Block {}

    /**
     * A place to go on at.
     *
     * @param target {@code #step} or {@code other-runbook.md}
     * @param when the condition that pre-selects it
     */
    record Choice(Place place, String text, String target, Optional<String> when) {
        /** The step's id; empty when it leads to another runbook. */
        public Optional<String> step() {
            return target.startsWith("#") ? Optional.of(target.substring(1)) : Optional.empty();
        }

        /** What the operator types to pick it: the step's id or the runbook's name. */
        public String word() {
            return step().orElseGet(() -> target.replaceAll("^.*/|\\.md(#.*)?$", ""));
        }
    }
}
