// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.clock;

import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the clocks mean to the systems that look at them. Pure. */
final class ClockRules {
    /** CockroachDB: a node stops itself at 80 % of --max-offset, which is 500 ms. */
    static final double COCKROACH_MS = 400;

    /** Sentinel enters TILT when the time between two of its rounds is negative or longer than this. */
    static final double SENTINEL_TILT_MS = 2000;

    /** A quarter of CockroachDB's limit: NTP in one building keeps clocks within a few milliseconds. */
    static final double WARN_MS = 100;

    private static final String VERDICT = "CockroachDB would stop a node at 400 ms; Sentinel enters TILT at a 2 s jump;"
            + " etcd does not compare clocks.";

    private ClockRules() {}

    static List<Note> judge(List<ClockRow> rows) {
        List<Note> notes = new ArrayList<>();
        Optional<Skew> worst = Skew.worst(rows);
        worst.ifPresent(skew -> between(rows, skew, notes));
        ours(rows, notes);
        return List.copyOf(notes);
    }

    private static void between(List<ClockRow> rows, Skew worst, List<Note> notes) {
        if (worst.leastMs() < WARN_MS) {
            notes.add(new Note(Mark.GOOD, harmless(worst)));
            if (worst.mostMs() >= COCKROACH_MS) {
                notes.add(new Note(
                        Mark.WARN,
                        "this way of asking is not sharp enough to rule out more: the error is "
                                + words(worst.errorMs()) + ". " + VERDICT));
            }
            return;
        }
        Mark mark = worst.leastMs() >= COCKROACH_MS ? Mark.BAD : Mark.WARN;
        notes.add(new Note(mark, culprit(rows, worst) + " (worst pair " + worst.words() + ")"));
        notes.add(new Note(Mark.NONE, "  " + VERDICT));
    }

    /** A skew within its error is none that anybody could vouch for. */
    private static String harmless(Skew worst) {
        return worst.leastMs() > 0
                ? "the clocks agree within " + words(worst.mostMs()) + " (worst pair " + worst.words() + ")"
                : "no difference beyond the error of measuring (worst pair " + worst.words() + ")";
    }

    /** Whose clock is wrong: the one that stands apart from the middle of all, when the others agree. */
    private static String culprit(List<ClockRow> rows, Skew worst) {
        double median = median(rows);
        List<ClockRow> apart = rows.stream()
                .filter(row -> Math.abs(row.offsetMs() - median) - row.errorMs() >= WARN_MS)
                .toList();
        if (rows.size() < 3 || apart.isEmpty() || apart.size() > rows.size() / 2) {
            return worst.ahead() + " is " + words(worst.ms()) + " ahead of " + worst.behind();
        }
        boolean alone = apart.size() == 1;
        String names = NodeSet.of(apart.stream().map(ClockRow::node).toList()).toString();
        double most = apart.stream()
                .mapToDouble(row -> row.offsetMs() - median)
                .reduce(0, (a, b) -> Math.abs(b) > Math.abs(a) ? b : a);
        boolean oneSided = apart.stream().allMatch(row -> (row.offsetMs() > median) == (most > 0));
        String way = !oneSided ? "off" : most > 0 ? "ahead of the others" : "behind the others";
        return names + (alone ? " is " : " are up to ") + words(Math.abs(most)) + " " + way;
    }

    /** When all nodes agree and we do not, it is us, and then times in transcripts and logs do not fit together. */
    private static void ours(List<ClockRow> rows, List<Note> notes) {
        if (rows.size() < 2) {
            return;
        }
        double median = median(rows);
        double error = rows.stream().mapToDouble(ClockRow::errorMs).max().orElse(0);
        if (Math.abs(median) - error >= WARN_MS) {
            notes.add(new Note(
                    Mark.WARN,
                    "this machine's own clock is " + words(Math.abs(median)) + (median > 0 ? " behind" : " ahead of")
                            + " most nodes"));
        }
    }

    private static double median(List<ClockRow> rows) {
        double[] sorted = rows.stream().mapToDouble(ClockRow::offsetMs).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String words(double ms) {
        return ms < 1000 ? String.format(Locale.ROOT, "%.1f ms", ms) : String.format(Locale.ROOT, "%.1f s", ms / 1000);
    }
}
