// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.error.ExitCode;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Unanswered;
import io.jumpkit.output.View;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report as a result: rows, folded lines, how many came through, and what to type next. */
final class Ending {
    private Ending() {}

    /** The result of a report whose rows and lines are ready. */
    static Result of(Report report, List<? extends Record> rows, List<Line> lines) {
        Result result = Result.of(rows, View.complete(lines)).unanswered(unanswered(report));
        Optional<String> slow = new Latencies(report.results()).remark();
        if (slow.isPresent()) {
            result = result.note(Mark.WARN, slow.get());
        }
        if (!report.notAsked().isEmpty()) {
            NodeSet left = Plan.names(report.notAsked());
            result = result.note(Mark.WARN, "not run on " + left + " (" + left.size() + ")");
        }
        ExitCode exit = report.exit();
        return exit == ExitCode.DONE
                ? result
                : result.exit(exit)
                        .note(Mark.BAD, count(report) + " · exit " + exit.number())
                        .next(next(report).toArray(String[]::new));
    }

    private static List<Unanswered> unanswered(Report report) {
        return report.results().stream()
                .filter(r -> !r.outcome().answered())
                .map(r -> new Unanswered(r.node().name(), r.outcome().toString(), r.detail()))
                .toList();
    }

    private static String count(Report report) {
        long all = report.results().size();
        return report.finished() == all
                ? all - report.ok() + " of " + all + " failed"
                : report.finished() + " of " + all + " finished";
    }

    private static List<String> next(Report report) {
        List<String> next = new ArrayList<>();
        boolean timedOut = report.any(Outcome.COMMAND_TIMEOUT);
        boolean unreachable =
                report.results().stream().anyMatch(r -> r.outcome().unreachable());
        if (timedOut) {
            next.add("on @timeout");
        }
        if (unreachable) {
            next.add("on @unreachable");
        }
        if (!timedOut && !unreachable && report.results().stream().anyMatch(ResultNames::failed)) {
            next.add("on @failed");
        }
        if (!report.notAsked().isEmpty() || report.any(Outcome.CANCELLED)) {
            next.add("on @stopped");
        }
        NodeSet running = NodeSet.of(report.results().stream()
                .filter(r -> r.remains() == NodeResult.Remains.MAYBE_RUNNING)
                .map(r -> r.node().name())
                .toList());
        if (!running.isEmpty()) {
            next.add("x --on " + running + " ps -ef");
        }
        return next;
    }
}
