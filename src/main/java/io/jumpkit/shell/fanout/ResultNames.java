// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.session.ResultSets;
import io.jumpkit.shell.fanout.fold.SameOutput;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The node sets that a fan-out leaves behind for {@code on} and every other command. */
final class ResultNames {
    private final List<NodeResult> results;

    private ResultNames(List<NodeResult> results) {
        this.results = List.copyOf(results);
    }

    /** Puts them where the session finds them. */
    static void leave(Report report, SameOutput same, ResultSets into) {
        List<NodeResult> results = report.results();
        ResultNames names = new ResultNames(results);
        Map<String, NodeSet> sets = new HashMap<>();
        sets.put("last", names.who(r -> true));
        sets.put("ok", names.who(NodeResult::ok));
        sets.put("failed", names.who(ResultNames::failed));
        sets.put("stopped", names.who(r -> r.outcome() == Outcome.CANCELLED).union(Plan.names(report.notAsked())));
        sets.put("timeout", names.who(r -> r.outcome() == Outcome.COMMAND_TIMEOUT));
        sets.put("unreachable", names.who(r -> r.outcome().unreachable()));
        sets.put("slow", names.who(new Latencies(results)::isSlow));
        sets.put("minority", same.minority());
        for (NodeResult result : results) {
            result.exit()
                    .ifPresent(exit -> sets.computeIfAbsent(
                            "rc:" + exit, k -> names.who(r -> r.exit().orElse(-1) == exit)));
        }
        into.replace(sets, names::matching);
    }

    /** Whether it went wrong; what the operator called off did not. */
    static boolean failed(NodeResult result) {
        return !result.ok() && result.outcome() != Outcome.CANCELLED;
    }

    private NodeSet who(Predicate<NodeResult> which) {
        return NodeSet.of(
                results.stream().filter(which).map(r -> r.node().name()).toList());
    }

    private NodeSet matching(String regex) {
        try {
            Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
            return who(r ->
                    pattern.matcher(r.out()).find() || pattern.matcher(r.err()).find());
        } catch (PatternSyntaxException e) {
            throw UserError.usage(
                            "@match:" + regex + " is not a regular expression: " + e.getDescription(),
                            "write it like @match:timeout")
                    .causedBy(e);
        }
    }
}
