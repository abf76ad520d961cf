// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.Prepared;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lines of a Run or an Undo are about to be done to, looked up at one moment: the nodes, and what the words of each
 * line stand for. Names such as {@code @leader} may stand for something else a moment later, to which nobody agreed.
 *
 * @param nodes what {@code on} names; empty when the block does not say where
 * @param lines by their place in the fence
 */
record Aim(Optional<NodeSet> nodes, Map<Integer, Line> lines) {
    Aim {
        lines = new LinkedHashMap<>(lines);
    }

    /**
     * One line.
     *
     * @param command ready to run; empty for a script
     * @param words what a script's variables stand for
     * @param target what a dangerous command is about to change
     */
    record Line(Optional<Prepared> command, Map<String, String> words, Optional<String> target) {

        private boolean sameAs(Line other) {
            return words.equals(other.words)
                    && target.equals(other.target)
                    && command.map(Prepared::arguments).equals(other.command.map(Prepared::arguments));
        }
    }

    /** The commands, ready to run; none of a script. */
    List<Prepared> commands() {
        return lines.values().stream().flatMap(line -> line.command().stream()).toList();
    }

    /** Whether a command in it is dangerous by itself. */
    boolean isDangerous() {
        return commands().stream().anyMatch(prepared -> prepared.action() instanceof DangerCommand);
    }

    /** What the first dangerous command is about to change. */
    Optional<String> target() {
        return lines.values().stream().flatMap(line -> line.target().stream()).findFirst();
    }

    /**
     * Makes sure that a line still means what it meant here.
     *
     * @throws UserError refused, when it does not
     */
    void mustStillBe(Aim now, int index) {
        Line then = lines.get(index);
        String meant = "";
        if (!nodes.equals(now.nodes)) {
            meant = "it was agreed to on " + said(nodes) + ", and would be on " + said(now.nodes) + " now";
        } else if (then == null) {
            meant = "nobody has agreed to it yet";
        } else if (!then.target().equals(now.lines.get(index).target())) {
            meant = "it was agreed to for " + then.target().orElse("nothing") + ", and would be for "
                    + now.lines.get(index).target().orElse("nothing") + " now";
        } else if (!then.sameAs(now.lines.get(index))) {
            meant = "what its words stand for is not what it was when it was agreed to";
        }
        if (!meant.isEmpty()) {
            throw UserError.refused(meant + ". It was not done", "look at what has changed, then agree to it anew");
        }
    }

    private static String said(Optional<NodeSet> nodes) {
        return nodes.map(NodeSet::toString).orElse("no node");
    }
}
