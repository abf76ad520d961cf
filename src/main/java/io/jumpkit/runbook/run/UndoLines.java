// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** How far the Undo of each Run has come, line by line, when it was not done as a whole. Pure. */
final class UndoLines {
    /** By the Run: the lines that were begun, and whether each is known to have happened. */
    private final Map<String, Map<Integer, Boolean>> begun = new HashMap<>();

    private static String run(Act any) {
        return any.step() + " " + any.block();
    }

    void begun(Act line) {
        begun.computeIfAbsent(run(line), r -> new TreeMap<>()).put(line.line(), false);
    }

    void ended(Act line, boolean happened) {
        Map<Integer, Boolean> lines = begun.computeIfAbsent(run(line), r -> new TreeMap<>());
        if (happened) {
            lines.put(line.line(), true);
        } else {
            lines.remove(line.line());
        }
    }

    /** The Run was done anew, or its Undo as a whole: what was taken back line by line is past. */
    void forget(Act any) {
        begun.remove(run(any));
    }

    boolean isDone(Act line) {
        return begun.getOrDefault(run(line), Map.of()).getOrDefault(line.line(), false);
    }

    /** The line of the Run's Undo that was begun and that nobody saw end. */
    OptionalInt unknown(Act any) {
        return begun.getOrDefault(run(any), Map.of()).entrySet().stream()
                .filter(line -> !line.getValue())
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }
}
