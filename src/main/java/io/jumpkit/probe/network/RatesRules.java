// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.output.Mark;
import io.jumpkit.output.Note;
import java.util.ArrayList;
import java.util.List;

/** What a node's TCP rates mean. Pure. */
final class RatesRules {
    /** Operators' practice: below one in a hundred nobody notices, and TCP is made for it. */
    static final double RETRANS_WARN_PCT = 1;

    /** Operators' practice: throughput falls with the root of the loss; at one in twenty services time out. */
    static final double RETRANS_BAD_PCT = 5;

    /** A share of so few segments says nothing: two lost ones of ten are 20 %. */
    static final long LEAST_RETRANSMITTED = 5;

    private RatesRules() {}

    static List<Note> judge(List<Rates> rates) {
        List<Note> notes = new ArrayList<>();
        rates.forEach(node -> judge(node, notes));
        return List.copyOf(notes);
    }

    private static void judge(Rates node, List<Note> notes) {
        Mark retransmits = mark(node);
        if (retransmits != Mark.GOOD) {
            notes.add(new Note(
                    retransmits,
                    node.node() + " sends " + Decimals.of(node.retransPct()) + " % of its segments again (warn at "
                            + Decimals.of(RETRANS_WARN_PCT) + ", bad at " + Decimals.of(RETRANS_BAD_PCT)
                            + "): packets are lost on its way; which peer: netstat --peers --on " + node.node()));
        }
        if (node.listenDropsPerS() != null && node.listenDropsPerS() > 0) {
            notes.add(new Note(
                    Mark.BAD,
                    node.node() + " throws away " + Decimals.of(node.listenDropsPerS())
                            + " new connections/s: a service there does not accept them fast enough, or its backlog is"
                            + " short"));
        }
        if (node.synRetransPerS() != null && node.synRetransPerS() > 0) {
            notes.add(new Note(
                    Mark.WARN,
                    node.node() + " repeats " + Decimals.of(node.synRetransPerS())
                            + " connection attempts/s: somebody it calls does not answer"));
        }
    }

    /** How bad the share of segments sent again is. */
    static Mark mark(Rates node) {
        if (node.retransPct() == null || node.retransmitted() < LEAST_RETRANSMITTED) {
            return Mark.GOOD;
        }
        return node.retransPct() >= RETRANS_BAD_PCT
                ? Mark.BAD
                : node.retransPct() >= RETRANS_WARN_PCT ? Mark.WARN : Mark.GOOD;
    }
}
