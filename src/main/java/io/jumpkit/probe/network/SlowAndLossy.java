// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.output.Mark;
import io.jumpkit.output.Note;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Warnings about pairs that answer, but lose packets or answer late. Pure. */
final class SlowAndLossy {
    /** A pair is slow from this many times the mesh's median on: what a detour or a full queue costs, and noise does not. */
    static final double SLOW_FACTOR = 3;

    /** And by at least this much: below, it is the scheduling of processes that is measured. */
    static final double SLOW_AT_LEAST_MS = 1;

    private final Mesh mesh;
    private final double medianMs;

    private SlowAndLossy(Mesh mesh) {
        this.mesh = mesh;
        this.medianMs = mesh.medianMs().orElse(Double.MAX_VALUE);
    }

    static List<Note> judge(Mesh mesh) {
        SlowAndLossy judge = new SlowAndLossy(mesh);
        List<Note> notes = new ArrayList<>();
        for (Star star : Star.cover(mesh.nodes(), (a, b) -> judge.lossPct(a, b) > 0)) {
            notes.add(judge.loss(star));
        }
        for (Star star : Star.cover(mesh.nodes(), judge::isSlow)) {
            notes.add(judge.slow(star));
        }
        return notes;
    }

    /** The worse direction's loss between two nodes that hear each other. */
    private double lossPct(String a, String b) {
        return Stream.of(mesh.replies(a, b), mesh.replies(b, a))
                .flatMap(r -> r.stream())
                .filter(r -> r.received() > 0)
                .mapToDouble(Replies::lossPct)
                .max()
                .orElse(0);
    }

    private boolean isSlow(String a, String b) {
        return mesh.slowerMs(a, b).filter(ms -> isSlow(ms, medianMs)).isPresent();
    }

    /** Whether a time is out of line in a mesh with this median. */
    static boolean isSlow(double ms, double medianMs) {
        return ms > SLOW_FACTOR * medianMs && ms - medianMs >= SLOW_AT_LEAST_MS;
    }

    private Note loss(Star star) {
        String lost = span(range(star, this::lossPct), "%.0f") + " % lost";
        return new Note(Mark.WARN, star.words() + ": " + lost + blame(star));
    }

    private Note slow(Star star) {
        DoubleSummaryStatistics ms = range(star, (a, b) -> mesh.slowerMs(a, b).orElseThrow());
        return new Note(
                Mark.WARN,
                star.words() + ": " + span(ms, ms.getMax() < 10 ? "%.1f" : "%.0f") + " ms, "
                        + String.format(Locale.ROOT, "%.0f", ms.getMax() / medianMs) + " x the median of this mesh"
                        + blame(star));
    }

    private static DoubleSummaryStatistics range(Star star, BiFunction<String, String, Double> number) {
        return star.partners().stream()
                .mapToDouble(partner -> number.apply(star.center(), partner))
                .summaryStatistics();
    }

    private static String span(DoubleSummaryStatistics numbers, String format) {
        String low = String.format(Locale.ROOT, format, numbers.getMin());
        String high = String.format(Locale.ROOT, format, numbers.getMax());
        return low.equals(high) ? high : low + " to " + high;
    }

    /** Trouble with every neighbour is the node's own. */
    private String blame(Star star) {
        boolean own = star.partners().size() > 1 && star.coversAll(mesh.neighbours(star.center()));
        return own ? ": every pair with " + star.center() + ", so the host, not a link" : "";
    }
}
