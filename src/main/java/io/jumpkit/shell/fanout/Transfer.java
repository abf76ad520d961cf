// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.command.Invocation;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.shell.fanout.fold.FoldedOutput;
import io.jumpkit.shell.fanout.fold.SameOutput;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What copying and fetching have in common: a row for each node, equal outcomes folded. */
final class Transfer {
    private Transfer() {}

    /**
     * A node's part.
     *
     * @param detail why it did not work; empty when it did
     * @param path where the file is now; null when it is nowhere
     */
    record Row(String node, Outcome outcome, String detail, String path, long totalMs) {}

    /** Where a node's file ends up. */
    @FunctionalInterface
    interface Destination {
        /** The path for a result. */
        String of(NodeResult result);
    }

    /**
     * Runs it.
     *
     * @param done what to say of nodes where it worked
     */
    static Result run(Invocation in, Plan plan, Fanout.Work work, String done, Destination destination)
            throws InterruptedException {
        FoldedOutput folded = FoldedOutput.whole(in.session().settings().timeout());
        Report report = new Fanout(in, work, folded).run(plan);
        SameOutput same = SameOutput.of(report.results());
        ResultNames.leave(report, same, in.session().resultSets());
        List<Line> lines = new ArrayList<>();
        for (SameOutput.Group group : same.groups()) {
            lines.addAll(
                    group.answer().ok() ? List.of(worked(group, done)) : folded.lines(SameOutput.of(group.results())));
        }
        return Ending.of(
                report, report.results().stream().map(r -> row(r, destination)).toList(), lines);
    }

    private static Line worked(SameOutput.Group group, String done) {
        return Line.of(Style.NODES, group.nodes().toString()).plus(" (" + group.size() + "): " + done);
    }

    private static Row row(NodeResult result, Destination destination) {
        String wrong = result.detail().isEmpty() ? result.err().strip() : result.detail();
        return new Row(
                result.node().name(),
                result.outcome(),
                result.ok() ? "" : wrong,
                result.ok() ? destination.of(result) : null,
                result.total().toMillis());
    }
}
