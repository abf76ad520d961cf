// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import io.jumpkit.shell.fanout.fold.FoldedOutput;
import io.jumpkit.shell.fanout.fold.SameOutput;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * What is known of a fan-out while it runs, as lines: the answers so far, folded, and who is still out since when.
 *
 * <p>Thread-safe; time is handed in.
 */
final class LiveView implements Progress {
    private static final int ANSWER_LINES = 3;
    private static final int NAMED = 3;

    private final FoldedOutput folded;
    private final LongSupplier nanoTime;
    private final Map<Node, Out> out = new LinkedHashMap<>();
    private final List<NodeResult> results = new ArrayList<>();
    private boolean detailed;

    /** Somebody who has not answered: where he is, and since when. */
    private record Out(Phase phase, long sinceNanos, long movedBytes, long totalBytes) {}

    LiveView(List<Node> nodes, FoldedOutput folded, LongSupplier nanoTime) {
        this.folded = folded.brief(ANSWER_LINES);
        this.nanoTime = nanoTime;
        long now = nanoTime.getAsLong();
        nodes.forEach(node -> out.put(node, new Out(Phase.QUEUED, now, 0, 0)));
    }

    @Override
    public synchronized void phase(Node node, Phase phase) {
        out.computeIfPresent(node, (n, old) -> new Out(phase, nanoTime.getAsLong(), old.movedBytes, old.totalBytes));
    }

    @Override
    public synchronized void moved(Node node, long bytes, long totalBytes) {
        out.computeIfPresent(node, (n, old) -> new Out(Phase.ANSWERING, old.sinceNanos, bytes, totalBytes));
    }

    @Override
    public synchronized void done(NodeResult result) {
        out.remove(result.node());
        results.add(result);
    }

    /** Shows every node that is out on a line of its own, or no longer. */
    synchronized void toggleDetails() {
        detailed = !detailed;
    }

    /** The lines to show now. */
    synchronized List<Line> lines() {
        List<Line> lines = new ArrayList<>(folded.lines(SameOutput.of(results)));
        if (detailed) {
            out.forEach(
                    (node, where) -> lines.add(Line.of(Style.NODES, node.name()).plus("  " + words(where))));
        }
        lines.add(progress());
        return lines;
    }

    private Line progress() {
        int total = results.size() + out.size();
        Line line = Line.of(results.size() + "/" + total + " answered");
        if (!out.isEmpty()) {
            NodeSet waiting = NodeSet.of(out.keySet().stream().map(Node::name).toList());
            line = line.plus(" · waiting ")
                    .plus(Style.NODES, waiting.toString())
                    .plus(whereabouts());
        }
        return line.plus(Style.DIM, " · Enter: details · Ctrl-C: keep what came");
    }

    /** Where the first few are; the longest out first. */
    private String whereabouts() {
        if (detailed) {
            return "";
        }
        String some = out.entrySet().stream()
                .sorted(Comparator.comparingLong(e -> e.getValue().sinceNanos))
                .limit(NAMED)
                .map(e -> e.getKey().name() + ": " + words(e.getValue()))
                .collect(Collectors.joining("; "));
        return " (" + some + (out.size() > NAMED ? "; …" : "") + ")";
    }

    private String words(Out where) {
        double seconds = (nanoTime.getAsLong() - where.sinceNanos) / 1e9;
        String since = String.format(Locale.ROOT, " %.1f s", seconds);
        return switch (where.phase) {
            case QUEUED -> "queued" + since;
            case CONNECTING -> "connecting" + since;
            case RUNNING -> "running, no output" + since;
            case ANSWERING ->
                where.totalBytes > 0
                        ? where.movedBytes * 100 / where.totalBytes + " % of " + where.totalBytes + " bytes"
                        : "answering" + since;
        };
    }
}
